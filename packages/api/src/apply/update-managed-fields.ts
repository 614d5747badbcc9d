import { sameValue } from "../patch/same-value.ts";
import type { ApiObject, Kind, ManagedFieldsEntry } from "../schema/schema.ts";
import { compareObjects, type Difference } from "./compare-objects.ts";
import { emptyObject } from "./empty-object.ts";
import { difference, differenceDeep, type FieldSet, intersection, isEmpty, union } from "./field-set.ts";
import { KeylessItem } from "./fields-of.ts";
import { capUpdaters, isSameManager, type Managed, readManagedFields, writeManagedFields } from "./managed-entries.ts";
import { setOfPaths, unownedFields } from "./meta-fields.ts";

/** An object as one version of its kind has it. */
export interface Seen {
  readonly kind: Kind;
  readonly object: ApiObject;
}

/** The object in another version of its kind, undefined where that version is not served any more. */
export type Convert = (seen: Seen, apiVersion: string) => Seen | undefined;

export interface UpdateOfManagedFields {
  readonly kind: Kind;
  /** Empty for the object itself. */
  readonly subresource: string;
  /** `unknown` where empty. */
  readonly manager: string;
  readonly now: Date;
  /** Absent on create. */
  readonly previous?: ApiObject;
  /** What is to be stored, before admission changes it. */
  readonly next: ApiObject;
  /** Paths that this endpoint does not let a client write: `[["status"]]`. */
  readonly resetFields: readonly (readonly string[])[];
  /** Needed by kinds of several versions only. */
  readonly convert?: Convert;
}

export const rfc3339 = (now: Date): string => `${now.toISOString().slice(0, 19)}Z`;

/** `[]` and `[{}]` tell the server to forget all managers. */
function isReset(entries: readonly ManagedFieldsEntry[] | undefined): boolean {
  if (!entries) return false;
  return entries.length === 0 || (entries.length === 1 && Object.keys(entries[0]!).length === 0);
}

function readOrNone(entries: readonly ManagedFieldsEntry[] | undefined, ours: boolean): Managed[] {
  try {
    return readManagedFields(entries ?? [], ours);
  } catch {
    return [];
  }
}

/** A client may write managedFields of the object itself; ones that are empty or cannot be read leave them as they were. */
function managersBefore({ previous, next, subresource }: UpdateOfManagedFields): Managed[] {
  const live = previous?.metadata.managedFields;
  const sent = next.metadata.managedFields;
  if (!subresource && isReset(sent)) return [];
  if (subresource || sameValue(sent, live)) return readOrNone(live, true);
  const given = readOrNone(sent, false);
  return given.length ? given : readOrNone(live, true);
}

/** The object with these entries; the same object when it has them already. Keeps the order of its fields. */
export function withEntries(object: ApiObject, entries: readonly ManagedFieldsEntry[]): ApiObject {
  const { managedFields: old, ...rest } = object.metadata;
  if (entries.length === 0 && !old) return object;
  if (entries.length > 0 && old?.length === entries.length && old.every((entry, i) => entry === entries[i]))
    return object;
  return { ...object, metadata: entries.length ? { ...rest, managedFields: entries } : rest };
}

export interface Change {
  readonly before: object;
  readonly after: object;
  readonly kind: Kind;
  readonly ignored: FieldSet;
  readonly convert?: Convert | undefined;
}

/** The difference of a change as each version of the kind sees it; undefined for a version that is gone. */
export function differences(change: Change): (apiVersion: string) => Difference | undefined {
  const found = new Map<string, Difference | undefined>();
  const compareAs = (apiVersion: string): Difference | undefined => {
    const { kind, before, after, ignored, convert } = change;
    const as = (object: object): Seen | undefined => {
      const seen = { kind, object: object as ApiObject };
      return apiVersion === kind.apiVersion ? seen : convert?.(seen, apiVersion);
    };
    const was = as(before);
    const is = as(after);
    if (!was || !is) return undefined;
    const { changed, removed } = compareObjects(is.kind.message, was.object, is.object);
    return { changed: differenceDeep(changed, ignored), removed: differenceDeep(removed, ignored) };
  };
  return (apiVersion) => {
    if (!found.has(apiVersion)) found.set(apiVersion, compareAs(apiVersion));
    return found.get(apiVersion);
  };
}

/** The others keep what did not change; of a version that is gone nothing is kept. */
export function othersAfter(managers: readonly Managed[], seenAs: ReturnType<typeof differences>): Managed[] {
  return managers.flatMap((managed) => {
    const found = seenAs(managed.apiVersion);
    if (!found) return [];
    const lost = intersection(managed.fields, union(found.changed, found.removed));
    if (isEmpty(lost)) return [managed];
    return [{ ...managed, fields: difference(managed.fields, lost), entry: undefined }];
  });
}

/**
 * The managers of `next`, in its metadata: whoever writes owns what it changed, and the others lose that. Where a list has
 * items that cannot be told apart, nobody owns anything any more.
 */
export function updateManagedFields(update: UpdateOfManagedFields): ApiObject {
  const { previous, next } = update;
  const managers = managersBefore(update);
  if (managers.length === 0 && previous?.metadata.uid) return withEntries(next, []);
  try {
    return withEntries(next, writeManagedFields(managersAfter(update, managers)));
  } catch (error) {
    if (error instanceof KeylessItem) return withEntries(next, []);
    throw error;
  }
}

export function managersAfter(update: UpdateOfManagedFields, managers: readonly Managed[]): readonly Managed[] {
  const { kind, subresource, manager, now, previous, next, resetFields, convert } = update;
  const before = previous ?? emptyObject(kind.message);
  const seenAs = differences({ kind, before, after: next, ignored: setOfPaths(resetFields), convert });
  const own = difference(seenAs(kind.apiVersion)!.changed, unownedFields);
  const others = othersAfter(managers, seenAs);
  if (isEmpty(own)) return others;
  const me: Managed = {
    manager: manager || "unknown",
    operation: "Update",
    apiVersion: kind.apiVersion,
    subresource,
    time: rfc3339(now),
    fields: own,
  };
  const former = others.find((other) => isSameManager(other, me));
  const rest = former ? others.filter((other) => other !== former) : others;
  return capUpdaters([...rest, former ? { ...me, fields: union(former.fields, own) } : me]);
}
