import type { ManagedFieldsEntry } from "../schema/schema.ts";
import { type FieldSet, isEmpty, union } from "./field-set.ts";
import { fromFieldsV1 } from "./fields-v1.ts";

/** One manager's fields: an entry of metadata.managedFields, read. */
export interface Managed {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  readonly subresource: string;
  readonly time: string | undefined;
  readonly fields: FieldSet;
  /** As it was read, while nothing has changed. */
  readonly entry?: ManagedFieldsEntry | undefined;
}

type Manager = Pick<Managed, "manager" | "operation" | "apiVersion" | "subresource">;

/** An applier is one manager whatever version it applies; an updater is one for each version. */
export const isSameManager = (a: Manager, b: Manager): boolean =>
  a.manager === b.manager &&
  a.operation === b.operation &&
  a.subresource === b.subresource &&
  (a.operation === "Apply" || a.apiVersion === b.apiVersion);

/**
 * Reads entries; throws when one is not understood. Of several entries of one manager the last counts. `ours`: they were
 * written by `writeManagedFields` (or by kube-apiserver), so their sets are in order already and are shared, not copied.
 */
export function readManagedFields(entries: readonly ManagedFieldsEntry[], ours: boolean): Managed[] {
  const all: Managed[] = [];
  for (const entry of entries) {
    const managed = read(entry, ours);
    const twin = all.findIndex((other) => isSameManager(other, managed));
    if (twin < 0) all.push(managed);
    else all[twin] = managed;
  }
  return all;
}

function read(entry: ManagedFieldsEntry, ours: boolean): Managed {
  const { manager = "", operation, apiVersion = "", subresource = "", time, fieldsType, fieldsV1 } = entry;
  if (operation !== "Apply" && operation !== "Update") throw new Error(`unknown operation ${operation}`);
  if (!apiVersion) throw new Error("apiVersion is missing");
  if (fieldsType !== "FieldsV1") throw new Error(`unknown fieldsType ${fieldsType}`);
  const managed = { manager, operation, apiVersion, subresource, time } as const;
  return ours
    ? { ...managed, fields: fieldsV1 as FieldSet, entry }
    : { ...managed, fields: fromFieldsV1(fieldsV1 ?? {}) };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (a: Managed, b: Managed): number =>
  compareText(a.operation, b.operation) ||
  compareText(a.time ?? "", b.time ?? "") ||
  compareText(a.manager, b.manager) ||
  compareText(a.apiVersion, b.apiVersion) ||
  compareText(a.subresource, b.subresource);

function write({ manager, operation, apiVersion, time, fields, subresource, entry }: Managed): ManagedFieldsEntry {
  if (entry) return entry;
  return {
    ...(manager ? { manager } : {}),
    operation,
    ...(apiVersion ? { apiVersion } : {}),
    ...(time ? { time } : {}),
    fieldsType: "FieldsV1",
    fieldsV1: fields,
    ...(subresource ? { subresource } : {}),
  };
}

/** Appliers first, then by time, manager, version and subresource. */
export const writeManagedFields = (managed: readonly Managed[]): ManagedFieldsEntry[] =>
  managed
    .filter(({ fields }) => !isEmpty(fields))
    .sort(inOrder)
    .map(write);

const maxUpdaters = 10;

/** Over ten updaters, the oldest of one version become one, named `ancient-changes`, until ten are left. */
export function capUpdaters(managed: readonly Managed[]): readonly Managed[] {
  const updaters = managed.filter(({ operation }) => operation === "Update");
  if (updaters.length <= maxUpdaters) return managed;
  const oldestFirst = [...updaters].sort((a, b) => compareText(a.time ?? "", b.time ?? "") || inOrder(a, b));
  const buckets = new Map<string, Managed>();
  const merged = new Set<Managed>();
  let count = updaters.length;
  for (const updater of oldestFirst) {
    if (count <= maxUpdaters) break;
    const bucket = buckets.get(updater.apiVersion);
    if (bucket) {
      const fields = union(bucket.fields, updater.fields);
      const ancient = { ...updater, manager: "ancient-changes", subresource: "", fields, entry: undefined };
      buckets.set(updater.apiVersion, ancient);
      count--;
    } else buckets.set(updater.apiVersion, updater);
    merged.add(updater);
  }
  return [...managed.filter((one) => !merged.has(one)), ...buckets.values()];
}
