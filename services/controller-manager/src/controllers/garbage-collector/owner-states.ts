import { ApiError, type ApiObject, type Kind, type OwnerReference } from "@kubets/api";
import type { ApiClient, CacheView, ObjectKey } from "@kubets/client";
import { foregroundFinalizer, type Owner, type OwnerState } from "./decide.ts";

export interface OwnerLookup {
  readonly client: Pick<ApiClient, "get">;
  readonly cache: CacheView;
  /** The kind by group and name, whatever version a reference says. */
  readonly kindOf: (reference: OwnerReference) => Kind<object> | undefined;
}

/** So many uids of owners that are gone are remembered, for what they owned is looked at next. */
const remembered = 5000;

/** How the owners of an object stand. One that the cache does not show is asked for, before it counts as absent. */
export function createOwnerStates({ client, cache, kindOf }: OwnerLookup) {
  const gone = new Set<string>();
  const stateOf = async (reference: OwnerReference, namespace: string | undefined): Promise<OwnerState> => {
    const kind = kindOf(reference);
    // What we do not know, and what can only be a mistake, is no reason to delete anything.
    if (!kind || (kind.namespaced && !namespace)) return "solid";
    const key: ObjectKey = { ...(kind.namespaced ? { namespace } : {}), name: reference.name };
    const isIt = (object: ApiObject | undefined) => (object?.metadata.uid === reference.uid ? object : undefined);
    const cached = isIt(cache.get(kind, key) as ApiObject | undefined);
    if (!cached && gone.has(reference.uid)) return "absent";
    const object = cached ?? isIt((await client.get(kind, key).catch(undefinedIfGone)) as ApiObject | undefined);
    if (!object) {
      gone.add(reference.uid);
      if (gone.size > remembered) gone.delete(gone.values().next().value!);
      return "absent";
    }
    const { deletionTimestamp, finalizers = [] } = object.metadata;
    return deletionTimestamp && finalizers.includes(foregroundFinalizer) ? "waiting" : "solid";
  };
  return ({ metadata }: ApiObject): Promise<readonly Owner[]> =>
    Promise.all(
      (metadata.ownerReferences ?? []).map(async (reference) => ({
        reference,
        state: await stateOf(reference, metadata.namespace),
      })),
    );
}

function undefinedIfGone(error: unknown): undefined {
  if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
}
