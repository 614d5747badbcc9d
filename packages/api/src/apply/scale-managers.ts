import type { ManagedFieldsEntry } from "../schema/schema.ts";
import { difference, type FieldSet, intersection, isEmpty, leaf, union } from "./field-set.ts";
import { isSameManager, type Managed, readManagedFields, writeManagedFields } from "./managed-entries.ts";

/** Where the replicas stand, in a Scale as in whatever has one. */
const replicas: FieldSet = { "f:spec": { "f:replicas": leaf } };
const ownsReplicas = ({ fields }: Managed): boolean => !isEmpty(intersection(fields, replicas));

const scaleVersion = "autoscaling/v1";

/** The managers of an object's Scale: those of the object who own its replicas. */
export function managersOfScale(parent: readonly ManagedFieldsEntry[]): ManagedFieldsEntry[] {
  const owners = readManagedFields(parent, true).filter(ownsReplicas);
  return writeManagedFields(owners.map((owner) => asEntry({ ...owner, apiVersion: scaleVersion, fields: replicas })));
}

export interface ScaleWritten {
  /** Entries of the object as it was. */
  readonly parent: readonly ManagedFieldsEntry[];
  /** Entries of its Scale as it is now. */
  readonly scale: readonly ManagedFieldsEntry[];
  readonly apiVersion: string;
}

/**
 * The managers of an object after its Scale was written. Who owns the replicas in the Scale owns them in the object; everybody
 * else loses them. An entry that is new has no time, as upstream's.
 */
export function managersAfterScale({ parent, scale, apiVersion }: ScaleWritten): ManagedFieldsEntry[] {
  const owners = readManagedFields(scale, true)
    .filter(ownsReplicas)
    .map((owner) => ({ ...owner, apiVersion }));
  const before = readManagedFields(parent, true);
  const others = before.map((manager) => {
    if (!ownsReplicas(manager) || owners.some((owner) => isSameManager(owner, manager))) return manager;
    return asEntry({ ...manager, fields: difference(manager.fields, replicas) });
  });
  const added = owners.filter(
    (owner) => !before.some((manager) => isSameManager(owner, manager) && ownsReplicas(manager)),
  );
  return writeManagedFields(added.reduce<readonly Managed[]>(withOwner, others));
}

function withOwner(all: readonly Managed[], owner: Managed): readonly Managed[] {
  const known = all.find((manager) => isSameManager(owner, manager));
  const added = asEntry({ ...(known ?? owner), time: known?.time, fields: union(known?.fields ?? leaf, replicas) });
  return [...all.filter((manager) => manager !== known), added];
}

/** What has changed is not written as it was read. */
const asEntry = (managed: Managed): Managed => ({ ...managed, entry: undefined });
