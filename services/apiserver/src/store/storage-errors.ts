import { ApiError, asApiError, type Kind } from "@kubets/api";
import { CompactedError, TooLargeError, UnavailableError, UncertainError } from "./kv.ts";

/** What a client is told when etcd could not be asked, or when nobody knows what became of a write. */
export function storageError(thrown: unknown, verb: string, kind: Kind): ApiError {
  if (thrown instanceof TooLargeError)
    return new ApiError("RequestEntityTooLarge", `Request entity too large: ${thrown.message}`);
  if (thrown instanceof UnavailableError || thrown instanceof UncertainError || thrown instanceof CompactedError) {
    const text = `The ${verb} operation against ${kind.group ? `${kind.plural}.${kind.group}` : kind.plural} could not be completed at this time, please try again.`;
    const group = kind.group ? { group: kind.group } : {};
    return new ApiError("ServerTimeout", text, {
      cause: thrown,
      details: { name: verb, ...group, kind: kind.plural, retryAfterSeconds: 2 },
    });
  }
  return asApiError(thrown);
}

/** Runs `work` and throws only `ApiError`s. */
export async function asStorage<T>(verb: string, kind: Kind, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw storageError(thrown, verb, kind);
  }
}
