import { isDeepStrictEqual } from "node:util";

/** Whether two values are the same to the API, which writes `null` for times that nobody set. */
export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(bare(a), bare(b));

const bare = (value: unknown): unknown =>
  value === undefined ? value : JSON.parse(JSON.stringify(value, (_, inner) => inner ?? undefined));
