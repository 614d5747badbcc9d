import type { Said } from "./ask.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** Each place where two answers differ, in words. Refusals are told apart by their causes, whose order counts last. */
export function differences(ours: Said, theirs: Said): string[] {
  const [our, their] = [causesOf(ours.body), causesOf(theirs.body)];
  if (ours.code !== theirs.code || !our || !their) return [...between(ours, theirs, "")];
  const lines = [
    ...their.filter((cause) => !our.includes(cause)).map((cause) => `missing: ${cause}`),
    ...our.filter((cause) => !their.includes(cause)).map((cause) => `too much: ${cause}`),
  ];
  return lines.length ? lines : [...between(ours, theirs, "")];
}

interface Cause {
  readonly field?: string;
  readonly reason?: string;
  readonly message?: string;
}

function causesOf(body: unknown): string[] | undefined {
  const causes = (body as { details?: { causes?: readonly Cause[] } } | undefined)?.details?.causes;
  return causes?.map(({ field, reason, message }) => `${field}: ${reason}: ${message}`);
}

function* between(ours: unknown, theirs: unknown, path: string): Generator<string> {
  if (isObject(ours) && isObject(theirs)) {
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)]))
      yield* between(ours[key], theirs[key], `${path}.${key}`);
  } else if (Array.isArray(ours) && Array.isArray(theirs)) {
    for (let i = 0; i < Math.max(ours.length, theirs.length); i++) yield* between(ours[i], theirs[i], `${path}[${i}]`);
  } else if (ours !== theirs) {
    yield `${path}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
