import type { Kind } from "@kubets/api";
import { type Action, confirm, patch } from "@kubets/client";
import { controllerOf, controllerReference, type Described, isControlledBy } from "./controller-of.ts";

export interface Claiming<T extends Described> {
  readonly ownerKind: Kind<object>;
  readonly owner: Described;
  readonly kind: Kind<T>;
  /** Owned ones, and those that nobody controls. */
  readonly candidates: readonly T[];
  readonly matches: (candidate: T) => boolean;
}

export interface Claimed<T> {
  /** What is ours when the actions are done. */
  readonly claimed: readonly T[];
  readonly actions: readonly Action[];
}

/**
 * Takes the orphans that the owner's selector matches, and lets go those it does not match any more. An owner that is being
 * deleted takes none, and the server is asked whether it is: garbage collection would delete what a dead one took. The uid
 * in each patch keeps it from an object made anew under the same name.
 */
export function claim<T extends Described>({ ownerKind, owner, kind, candidates, matches }: Claiming<T>): Claimed<T> {
  const claimed: T[] = [];
  const releases: Action[] = [];
  const adoptions: Action[] = [];
  const ownerUid = owner.metadata.uid ?? "";
  for (const one of candidates) {
    const { uid, deletionTimestamp } = one.metadata;
    if (isControlledBy(one, owner)) {
      if (matches(one)) claimed.push(one);
      else if (!owner.metadata.deletionTimestamp)
        releases.push(change(kind, one, { uid, ownerReferences: [{ $patch: "delete", uid: ownerUid }] }));
    } else if (!controllerOf(one) && matches(one) && !deletionTimestamp && !owner.metadata.deletionTimestamp) {
      claimed.push(one);
      adoptions.push(change(kind, one, { uid, ownerReferences: [controllerReference(ownerKind, owner)] }));
    }
  }
  const confirmed = adoptions.length > 0 ? [confirm(ownerKind, owner), ...adoptions] : [];
  return { claimed, actions: [...releases, ...confirmed] };
}

const change = <T extends Described>(kind: Kind<T>, object: T, metadata: object): Action =>
  patch(kind as Kind<object>, object, { strategic: { metadata } });
