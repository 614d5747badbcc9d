import type { ApiObject, OwnerReference } from "@kubets/api";
import type { DeleteSettings } from "@kubets/client";

export const orphanFinalizer = "orphan";
export const foregroundFinalizer = "foregroundDeletion";

/** How an owner stands, of which an object says that it owns it. */
export type OwnerState =
  | "solid"
  /** There is none with that uid. */
  | "absent"
  /** It is deleted in the foreground, and waits for what it owns. */
  | "waiting";

export interface Owner {
  readonly reference: OwnerReference;
  readonly state: OwnerState;
}

export interface View {
  readonly object: ApiObject;
  readonly owners: readonly Owner[];
  readonly dependents: readonly ApiObject[];
}

export type Verdict =
  | { readonly do: "nothing" }
  | { readonly do: "delete"; readonly policy: NonNullable<DeleteSettings["propagationPolicy"]> }
  /** Takes these owners (uids) off the object. */
  | { readonly do: "disown"; readonly owners: readonly string[] }
  /** Takes the object off all that it owns, then the finalizer off the object. */
  | { readonly do: "orphan"; readonly dependents: readonly ApiObject[] }
  | { readonly do: "release"; readonly finalizer: string }
  /** Looks at what it owns, whose end its own waits for. */
  | { readonly do: "lookAt"; readonly dependents: readonly ApiObject[] };

const nothing: Verdict = { do: "nothing" };

/** What garbage collection has to do about one object. */
export function decide({ object, owners, dependents }: View): Verdict {
  const { deletionTimestamp, finalizers = [], uid = "" } = object.metadata;
  if (deletionTimestamp && finalizers.includes(orphanFinalizer)) return { do: "orphan", dependents };
  if (deletionTimestamp && finalizers.includes(foregroundFinalizer)) {
    const blocking = dependents.some(({ metadata }) =>
      metadata.ownerReferences?.some((one) => one.uid === uid && one.blockOwnerDeletion),
    );
    return blocking ? { do: "lookAt", dependents } : { do: "release", finalizer: foregroundFinalizer };
  }
  if (deletionTimestamp || owners.length === 0) return nothing;
  const those = (state: OwnerState) => owners.filter((owner) => owner.state === state);
  const leaving = [...those("absent"), ...those("waiting")].map(({ reference }) => reference.uid);
  if (leaving.length === 0) return nothing;
  if (those("solid").length > 0) return { do: "disown", owners: leaving };
  if (those("waiting").length > 0 && dependents.length > 0) return { do: "delete", policy: "Foreground" };
  if (finalizers.includes(orphanFinalizer)) return { do: "delete", policy: "Orphan" };
  if (finalizers.includes(foregroundFinalizer)) return { do: "delete", policy: "Foreground" };
  return { do: "delete", policy: "Background" };
}
