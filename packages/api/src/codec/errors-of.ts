import { DecodeError } from "./codec-error.ts";

/** What is wrong with one part of a value. */
export interface PartError {
  readonly error: DecodeError;
  /** The key or index of the part. */
  readonly at: string | number;
}

/** An error as a codec throws it; anything else is thrown again. */
export function asDecodeError(error: unknown): DecodeError {
  if (error instanceof DecodeError) return error;
  throw error;
}

/** What is wrong with each part, by its index. Only looked for once something is known to be wrong. */
export function errorsOf<T>(
  parts: readonly T[],
  read: (part: T, index: number) => unknown,
): (PartError & { at: number })[] {
  return parts.flatMap((part, at) => {
    try {
      read(part, at);
      return [];
    } catch (error) {
      return [{ error: asDecodeError(error), at }];
    }
  });
}

/** The one of several errors that Go tells: the first that ends its decoder, else the first, as they stand in the text. */
export function toldOf(errors: readonly PartError[], whole: object): PartError {
  const places = new Map(Object.keys(whole).map((key, place) => [key, place]));
  const placeOf = ({ at }: PartError) => places.get(String(at)) ?? Number(at);
  const inOrder = errors.toSorted((a, b) => placeOf(a) - placeOf(b));
  return inOrder.find(({ error }) => error.isFatal) ?? inOrder[0]!;
}
