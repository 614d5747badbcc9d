import { type ApiObject, amountsAsIn, updateManagedFields, validateUpdate } from "@kubets/api";
import type { KindRecord } from "../kinds/kind-record.ts";
import { prepareForUpdate, resetFieldsOf } from "../kinds/prepare.ts";
import { mutate, validate } from "../road/admit.ts";
import { dedupOwners } from "../road/dedup-owners.ts";
import { withNilLists } from "../road/nil-lists.ts";
import { sameJson } from "../road/same-json.ts";
import { refuseLate } from "../road/timed-out.ts";
import { withMetadata } from "../road/with-metadata.ts";
import type { ChangeResult, Entry } from "../store/store.ts";
import { checkResourceVersion } from "./preconditions.ts";
import { asKept, convertFor, fromStored, toStored } from "./stored-kind.ts";
import { admissionRequest, managerOf, refuseInvalid, type Writing } from "./writing.ts";

/** What there is now: the entry, and its object in the version of the call's kind. */
export interface Current {
  readonly entry: Entry;
  readonly object: ApiObject;
}

/** What it is to become, decoded and defaulted, in the call's version; `managed` where managedFields are done already. */
export interface Next {
  readonly object: ApiObject;
  readonly managed: boolean;
  /** The same before it was decoded. */
  readonly value?: unknown;
}

export type MakeNext = (current: Current) => Next | Promise<Next>;

/** The road of every update, patch and apply of an existing object; runs again from the newer object on a conflict. */
export function updateObject(writing: Writing, makeNext: MakeNext): Promise<Entry> {
  const { call, deps, kind, context } = writing;
  const change = async (entry: Entry): Promise<ChangeResult> => {
    const current: Current = { entry, object: fromStored(entry.object, call.kind, deps) };
    const next = await makeNext(current);
    const owned = next.managed ? next.object : withManagedFields(writing, current, next.object);
    const known: Writing = { ...writing, context: { ...context, sent: next.value } };
    return finish(known, entry, toStored(owned, call.kind, deps));
  };
  return deps.store.update(kind, call.namespace, call.name, change, { dryRun: context.dryRun });
}

async function finish(writing: Writing, entry: Entry, sent: ApiObject): Promise<ChangeResult> {
  const { call, deps, kind, record, context } = writing;
  const previous = entry.object;
  const asked = admissionRequest(writing, { operation: "UPDATE", object: sent, old: previous });
  const mutated = dedupOwners((await mutate(asked, deps))!, { afterAdmission: true, warn: context.warn });
  checkResourceVersion({
    kind: call.kind,
    name: call.name,
    given: mutated.metadata.resourceVersion,
    revision: entry.revision,
    allowUnconditional: record.allowUnconditionalUpdate ?? true,
  });

  const next = prepareForUpdate(record, { next: keepSystemFields(mutated, previous), previous }, context);
  const { object, alongside } = (await record.allocate?.(next, previous, context)) ?? { object: next };
  refuseInvalid(writing, object, [
    ...validateUpdate(kind, object, amountsAsIn(kind.message, previous, object), { subresource: context.subresource }),
    ...(record.validateUpdate?.(object, previous, context) ?? []),
  ]);
  // A Scale is a way to write the object itself.
  const isWhole = !context.subresource || context.subresource === "scale";
  const warnings = isWhole ? record.warnings : record.parts?.[context.subresource]?.warnings;
  call.warnings.push(...(warnings?.(object, previous) ?? []));
  await validate(admissionRequest(writing, { operation: "UPDATE", object, old: previous }), deps);
  refuseLate(call);
  if (isOver(object, previous, record)) {
    const released = await record.release?.(object, context);
    return { remove: true, object, keepsRevision: true, ...(released ? { alongside: released } : {}) };
  }
  const settled = keepTimes(withNilLists(kind, object), previous);
  if (sameJson(settled, previous)) return { object: previous };
  const ttlSeconds = record.ttlSeconds;
  return {
    object: withMetadata(settled, { resourceVersion: undefined }),
    ...(alongside ? { alongside } : {}),
    ...(ttlSeconds ? { ttlSeconds } : {}),
  };
}

/** What no update changes. A uid of its own stays, for the validation to refuse it. */
function keepSystemFields(next: ApiObject, { metadata: previous }: ApiObject): ApiObject {
  const { uid, deletionGracePeriodSeconds, deletionTimestamp } = next.metadata;
  return withMetadata(next, {
    uid: uid || previous.uid,
    resourceVersion: previous.resourceVersion,
    selfLink: undefined,
    creationTimestamp: previous.creationTimestamp,
    deletionTimestamp: previous.deletionTimestamp ?? deletionTimestamp,
    deletionGracePeriodSeconds: deletionGracePeriodSeconds ?? previous.deletionGracePeriodSeconds,
  });
}

/** What held an object that only waited to go has gone: its last finalizer, and what its kind's own rule asks for. */
function isOver(next: ApiObject, { metadata: previous }: ApiObject, { held }: KindRecord): boolean {
  if (next.metadata.finalizers?.length) return false;
  // A kind with a rule of its own has no grace period.
  return held ? previous.deletionTimestamp !== undefined && !held(next) : previous.deletionGracePeriodSeconds === 0;
}

/** A change of nothing but the times in managedFields is no change. */
function keepTimes(next: ApiObject, previous: ApiObject): ApiObject {
  const { managedFields } = previous.metadata;
  if (!managedFields || next.metadata.managedFields === managedFields) return next;
  const timeless = (fields: typeof managedFields | undefined) => fields?.map(({ time: _, ...rest }) => rest);
  if (!sameJson(timeless(next.metadata.managedFields), timeless(managedFields))) return next;
  const kept = withMetadata(next, { managedFields });
  return sameJson(kept, previous) ? kept : next;
}

function withManagedFields(writing: Writing, current: Current, sent: ApiObject): ApiObject {
  const { call, deps, record, context } = writing;
  // A patch names only some owners: what is doubled shows when it is merged, and is said after admission.
  const next = call.verb === "update" ? dedupOwners(sent, { afterAdmission: false, warn: context.warn }) : sent;
  return updateManagedFields({
    kind: call.kind,
    subresource: context.subresource,
    manager: managerOf(call),
    now: context.now,
    previous: current.object,
    next: asKept(next, call.kind, deps),
    resetFields: resetFieldsOf(record, context.subresource),
    convert: convertFor(deps),
  });
}
