import { type ApiObject, baseOf, textOfPart } from "@kubets/api";

/** How many of an object's `bytes` it does not share with others. */
export function ownBytesOf({ spec }: ApiObject, bytes: number): number {
  const base = baseOf(spec);
  return base ? Math.max(0, bytes - textOfPart(base).length) : bytes;
}
