import { ApiError } from "@kubets/api";
import type { Call } from "../road/call.ts";

/** The store names a resource by the group in which it is kept; who came by another group is told of that one. */
export async function inAskedGroup<T>(
  { kind: { group, plural, storageKind } }: Call,
  work: () => Promise<T>,
): Promise<T> {
  if (storageKind.group === group) return work();
  try {
    return await work();
  } catch (error) {
    const isOfStore = error instanceof ApiError && error.details?.kind === plural && error.details.group !== group;
    if (!isOfStore) throw error;
    const { reason, code, details, continueToken } = error;
    const message = error.message.replace(`${plural} "`, `${plural}.${group} "`);
    const { name, ...others } = details ?? {};
    throw new ApiError(reason, message, {
      details: { ...(name === undefined ? {} : { name }), ...others, group },
      code,
      cause: error,
      ...(continueToken === undefined ? {} : { continue: continueToken }),
    });
  }
}
