import { isDeepStrictEqual } from "node:util";
import { type ApiObject, amountsAsIn, decode, decodeObject, isShared, type Kind, remake } from "@kubets/api";
import { withNilLists } from "../road/nil-lists.ts";
import type { FieldPath, HookContext, KindRecord } from "./kind-record.ts";
import { withoutDisabled } from "./without-disabled.ts";

/**
 * The object as it will be stored, of what a client sent: without status where status is a subresource, with generation 1
 * where the kind keeps one, and with what the kind's own hook adds. metadata.name and uid must be set. `sent` is the object
 * as it was before admission.
 */
export function prepareForCreate(
  record: KindRecord,
  { object, sent }: { object: ApiObject; sent: ApiObject },
  context: HookContext,
): ApiObject {
  const dropped = hasStatus(record.kind) && !record.keepsStatusOnCreate;
  const bare = dropped ? withStatus(object, emptyStatus(record.kind)) : object;
  const enabled = withoutDisabled(record.kind.message, bare);
  const prepared = record.prepareCreate ? record.prepareCreate(enabled, context) : enabled;
  const ordered = prepared === bare ? bare : inOrder(record.kind, prepared, sent);
  return record.generation && record.generation !== "changes" ? withGeneration(ordered, 1) : ordered;
}

/**
 * What an update of `context.subresource` ("" for the object itself) may change of `previous`, taken from `next`; the rest
 * stays. Raises metadata.generation by the kind's rule, whichever part but status was written.
 */
export function prepareForUpdate(
  record: KindRecord,
  { next, previous }: { next: ApiObject; previous: ApiObject },
  context: HookContext,
): ApiObject {
  const sent = withGeneration(next, previous.metadata.generation);
  const enabled = withoutDisabled(record.kind.message, sent);
  const isolated = isolate(record.kind, enabled, { previous, subresource: context.subresource });
  const hook = context.subresource ? record.parts?.[context.subresource]?.prepareUpdate : record.prepareUpdate;
  const prepared = hook ? hook(isolated, previous, context) : isolated;
  const ordered = prepared === isolated ? isolated : inOrder(record.kind, prepared, previous);
  const raised = context.subresource !== "status" && rises(record, { next: ordered, previous, sent: context.sent });
  return raised ? withGeneration(ordered, (previous.metadata.generation ?? 0) + 1) : ordered;
}

/** The object as decoding makes it, but for what it shares with `known`, which is so already. */
function inOrder(kind: Kind, object: ApiObject, known: ApiObject): ApiObject {
  if (!isShared(object.spec)) return decodeObject(kind, object, { known });
  const spec = remake(object.spec, (base) => orderedSpec(kind, { ...object, spec: base }));
  return decodeObject(kind, { ...object, spec }, { known: { ...known, spec } });
}

/** What decoding has made of shared specs. */
const orderedSpecs = new WeakMap<object, object>();

function orderedSpec(kind: Kind, object: ApiObject & { readonly spec: object }): object {
  const before = orderedSpecs.get(object.spec);
  if (before) return before;
  const ordered = decodeObject(kind, object).spec as object;
  orderedSpecs.set(object.spec, ordered);
  return ordered;
}

/** Fields that a write to a part never owns in managedFields. */
export function resetFieldsOf(record: KindRecord, subresource: string): readonly FieldPath[] {
  if (!subresource) return record.resetFields ?? (hasStatus(record.kind) ? onlyStatus : none);
  return record.parts?.[subresource]?.resetFields ?? (subresource === "status" ? onlySpec : none);
}

const onlyStatus: readonly FieldPath[] = [["status"]];
const onlySpec: readonly FieldPath[] = [["spec"]];
const none: readonly FieldPath[] = [];

export const hasStatus = (kind: Kind): boolean => kind.subresources.some(({ name }) => name === "status");

/** Writing the object leaves status alone; writing status leaves everything but status and metadata alone. */
function isolate(kind: Kind, next: ApiObject, from: { previous: ApiObject; subresource: string }): ApiObject {
  if (from.subresource === "status") {
    return withStatus({ ...from.previous, metadata: next.metadata }, next.status);
  }
  return hasStatus(kind) && !from.subresource ? withStatus(next, from.previous.status) : next;
}

interface Change {
  readonly next: ApiObject;
  readonly previous: ApiObject;
  readonly sent: unknown;
}

/**
 * An empty list is none, as it will be once it is stored; who must know more looks at what was sent. Other words for the same
 * amount are no change.
 */
function rises({ kind, generation }: KindRecord, { next, previous, sent }: Change): boolean {
  if (!generation || generation === "fixed") return false;
  const stored = amountsAsIn(kind.message, withNilLists(kind, next), previous);
  return typeof generation === "function"
    ? generation(stored, previous, sent)
    : !isDeepStrictEqual(stored.spec, previous.spec);
}

const emptyStatuses = new WeakMap<Kind, unknown>();

/** What Go's zero value of the status looks like in JSON: `{}`, or the counters that are never left out. */
function emptyStatus(kind: Kind): unknown {
  if (!emptyStatuses.has(kind)) emptyStatuses.set(kind, makeEmptyStatus(kind));
  return emptyStatuses.get(kind);
}

function makeEmptyStatus(kind: Kind): unknown {
  const field = kind.message.byJson.get("status");
  if (!field || field.pointer || field.type.is !== "message") return undefined;
  const empty = decode(field.type.message, {});
  return field.omitzero && Object.keys(empty).length === 0 ? undefined : empty;
}

/** Status is the last field of every kind that has one as a subresource, so the order of keys stays Go's. */
function withStatus(object: ApiObject, status: unknown): ApiObject {
  if (object.status === status) return object;
  const { status: _, ...rest } = object;
  return (status === undefined ? rest : { ...rest, status }) as ApiObject;
}

/** `generation` stands right after `resourceVersion`. */
const beforeGeneration = new Set(["name", "generateName", "namespace", "selfLink", "uid", "resourceVersion"]);

function withGeneration(object: ApiObject, generation: number | undefined): ApiObject {
  const given = object.metadata as Readonly<Record<string, unknown>>;
  if (given.generation === generation) return object;
  const metadata: Record<string, unknown> = {};
  let isPlaced = generation === undefined;
  for (const name in given) {
    if (!isPlaced && !beforeGeneration.has(name)) {
      metadata.generation = generation;
      isPlaced = true;
    }
    if (name !== "generation" && given[name] !== undefined) metadata[name] = given[name];
  }
  if (!isPlaced) metadata.generation = generation;
  return { ...object, metadata };
}
