import { DecodeError } from "../codec/codec-error.ts";
import { conversionText } from "../codec/conversion-text.ts";
import { decodeObject } from "../codec/decode.ts";
import { ApiError, badRequest } from "../errors.ts";
import { isObject } from "../patch/json-object.ts";
import { sameValue } from "../patch/same-value.ts";
import type { ApiObject, Kind } from "../schema/schema.ts";
import { problemsOfApplied } from "./check-applied.ts";
import { applyConflict, type Conflict } from "./conflict.ts";
import { emptyObject } from "./empty-object.ts";
import { difference, differenceDeep, emptySet, equalSets, intersection, isEmpty } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import { fieldsOfClientSideApply, withLastApplied } from "./last-applied.ts";
import { isSameManager, type Managed, readManagedFields, writeManagedFields } from "./managed-entries.ts";
import { mergeApplied } from "./merge-applied.ts";
import { setOfPaths, unownedFields } from "./meta-fields.ts";
import { prune } from "./prune.ts";
import { shapeOfMessage } from "./shape.ts";
import {
  type Convert,
  differences,
  managersAfter,
  othersAfter,
  rfc3339,
  withEntries,
} from "./update-managed-fields.ts";

export interface Application {
  readonly kind: Kind;
  /** Empty for the object itself. */
  readonly subresource: string;
  readonly manager: string;
  /** Take fields from other managers instead of failing. */
  readonly force: boolean;
  readonly now: Date;
  /** Absent when the application creates the object. */
  readonly live: ApiObject | undefined;
  /** The configuration as it was sent: parsed, but neither decoded nor defaulted, for explicit zero values are owned too. */
  readonly applied: object;
  /** Paths that this endpoint does not let a client write: `[["status"]]`. */
  readonly resetFields: readonly (readonly string[])[];
  /** Needed by kinds of several versions only. */
  readonly convert?: Convert;
}

/**
 * Server-side apply: the live object with the configuration laid over it, what the manager no longer applies taken away,
 * and everybody's fields in `metadata.managedFields`. Decoded, not defaulted. The live object itself when nothing changes.
 * Throws 409 on conflicts, unless forced; 400 or 500 as kube-apiserver for a configuration that does not fit the kind.
 */
export function apply(application: Application): ApiObject {
  checkApplied(application);
  const { kind, live, applied, convert, resetFields } = application;
  const ignored = setOfPaths(resetFields);
  const managers = managersBefore(application);
  const before = live ? withEntries(live, []) : emptyObject(kind.message);
  const fields = differenceDeep(fieldsOf(kind.message, applied), ignored);
  const last = managers.find((managed) => isSameManager(managed, identityOf(application)));
  const others = managers.filter((managed) => managed !== last);
  const me: Managed = { ...identityOf(application), time: last?.time, fields };

  const merged = mergeApplied(shapeOfMessage(kind.message), before, applied) as ApiObject;
  const after = last ? prune({ kind, merged, last, me, others, convert }) : merged;
  const seenAs = differences({ kind, before, after, ignored, convert });
  refuseConflicts(application, conflictsOf(others, seenAs));

  const isSame = sameValue(before, after);
  const mine = entryOf({ ...me, time: isSame ? me.time : rfc3339(application.now) }, last);
  const entries = writeManagedFields([...othersAfter(others, seenAs), mine]);
  return withEntries(withLastApplied(application, isSame && live ? live : decoded(application, after)), entries);
}

const identityOf = ({ kind, subresource, manager }: Application) =>
  ({ manager: manager || "unknown", operation: "Apply", apiVersion: kind.apiVersion, subresource }) as const;

/** Nobody owns what names the object. An entry that stays the same is kept. */
function entryOf(me: Managed, last: Managed | undefined): Managed {
  const mine = { ...me, fields: difference(me.fields, unownedFields) };
  const isLast = last && last.time === mine.time && last.apiVersion === me.apiVersion;
  return isLast && equalSets(last.fields, mine.fields) ? last : mine;
}

/** Before the first apply nobody may have kept count: then everything there is belongs to one manager. */
function managersBefore({ kind, subresource, now, live, resetFields, convert }: Application): readonly Managed[] {
  if (!live) return [];
  const managers = readManagedFields(live.metadata.managedFields ?? [], true);
  if (managers.length > 0) return managers;
  return managersAfter({ kind, subresource, manager: "before-first-apply", now, next: live, resetFields, convert }, []);
}

function checkApplied({ kind, applied }: Application): void {
  const { apiVersion: version, kind: named, metadata } = applied as Readonly<Record<string, unknown>>;
  const [apiVersion, name] = [version, named].map((text) => (typeof text === "string" ? text : "")) as [string, string];
  if (apiVersion !== kind.apiVersion || name !== kind.kind)
    throw badRequest(`invalid object type: ${versionAndKind(apiVersion, name)}`);
  if (isObject(metadata) && metadata.managedFields) throw badRequest("metadata.managedFields must be nil");
  const problems = problemsOfApplied(kind.message, applied);
  if (problems.length === 0) return;
  const all = problems.length === 1 ? problems[0] : `errors:\n${problems.map((problem) => `  ${problem}`).join("\n")}`;
  throw new ApiError("Unknown", `failed to create typed patch object (${nameOf(applied)}): ${all}`);
}

const versionAndKind = (apiVersion: string, kind: string) =>
  `${apiVersion.includes("/") ? apiVersion : `/${apiVersion}`}, Kind=${kind}`;

/** `ns/name; apps/v1, Kind=Deployment`: how these errors call an object. */
function nameOf(object: object): string {
  const { apiVersion = "", kind = "", metadata } = object as Partial<ApiObject>;
  return `${textOf(metadata?.namespace)}/${textOf(metadata?.name)}; ${versionAndKind(apiVersion, kind)}`;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function conflictsOf(others: readonly Managed[], seenAs: ReturnType<typeof differences>): Conflict[] {
  return others.flatMap((managed) => {
    const found = seenAs(managed.apiVersion);
    const fields = found ? intersection(managed.fields, found.changed) : emptySet;
    return isEmpty(fields) ? [] : [{ with: managed, fields }];
  });
}

function refuseConflicts(application: Application, conflicts: readonly Conflict[]): void {
  if (application.force || conflicts.length === 0) return;
  const yielded = fieldsOfClientSideApply(application);
  const left = conflicts.map((conflict) => ({ ...conflict, fields: difference(conflict.fields, yielded) }));
  const refused = left.filter(({ fields }) => !isEmpty(fields));
  if (refused.length > 0) throw applyConflict(refused);
}

function decoded({ kind, applied, live }: Application, value: object): ApiObject {
  try {
    return decodeObject(kind, value, live ? { known: live } : {});
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const what = versionAndKind(kind.apiVersion, kind.kind);
    const why = `unable to convert unstructured object to ${what}: ${conversionText(error)}`;
    throw new ApiError("Unknown", `failed to convert new object (${nameOf(applied)}) to proper version: ${why}`);
  }
}
