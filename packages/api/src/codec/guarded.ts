import { DecodeError } from "./codec-error.ts";

/** Runs what recurses as deep as its input nests: nesting that the stack does not hold is the input's fault. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? new DecodeError("exceeded max depth") : error;
  }
}
