import { ApiError, type ApiObject, decodeObject, notFound } from "@kubets/api";
import { mutate, validate } from "../road/admit.ts";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import { type RoadDeps, resourceKey } from "../road/deps.ts";
import { refuseLate } from "../road/timed-out.ts";
import { withMetadata } from "../road/with-metadata.ts";
import type { ChangeResult, Entry } from "../store/store.ts";
import { type DeleteOptions, readDeleteOptions } from "./delete-options.ts";
import { decideDeletion } from "./deletion.ts";
import { checkDeletePreconditions } from "./preconditions.ts";
import { admissionRequest, beginWriting, type Writing } from "./writing.ts";

/** DELETE of one object: at once, or marked for its grace period or its finalizers. */
export async function remove(call: Call, deps: RoadDeps): Promise<Answer> {
  const options = readDeleteOptions(call);
  warnOfOrphans(call, deps, options);
  const { entry, removed } = await removeObject(beginWriting(call, deps), options);
  if (removed && options.dryRun && entry.object.metadata.finalizers?.length) {
    // The reference has nothing else at hand where only a policy takes the last finalizer away.
    return { is: "object", code: 200, object: decodeObject(call.kind, {}) };
  }
  if (removed && !answersWithObject.has(resourceKey(call.kind))) {
    return { is: "object", code: 200, object: success(call, entry.object) };
  }
  const accepted = !removed && options.orphanDependents === false;
  return { is: "entry", code: accepted ? 202 : 200, entry };
}

/** Kinds whose delete answers with the object as it went; the others answer with a Status. */
const answersWithObject: ReadonlySet<string> = new Set([
  "namespaces",
  "persistentvolumeclaims",
  "persistentvolumes",
  "pods",
  "podtemplates",
  "resourcequotas",
  "serviceaccounts",
  "services",
  "csidrivers.storage.k8s.io",
  "csinodes.storage.k8s.io",
  "storageclasses.storage.k8s.io",
  "volumeattachments.storage.k8s.io",
  "volumeattributesclasses.storage.k8s.io",
  "deviceclasses.resource.k8s.io",
  "resourceclaims.resource.k8s.io",
  "resourceclaimtemplates.resource.k8s.io",
  "resourceslices.resource.k8s.io",
]);

/** Some kinds' dependents stay where a delete does not say what becomes of them. */
export function warnOfOrphans({ kind, warnings }: Call, { recordOf }: RoadDeps, options: DeleteOptions): void {
  const warning = recordOf(kind).orphansByDefault?.warning;
  const isSaid = options.propagationPolicy !== undefined || options.orphanDependents !== undefined;
  if (warning && !isSaid) warnings.push(warning);
}

export interface Removal {
  readonly entry: Entry;
  /** False while the object only waits to go. */
  readonly removed: boolean;
}

/** The road of a delete, also of each object of a collection. */
export async function removeObject(writing: Writing, options: DeleteOptions): Promise<Removal> {
  const { call, deps, kind, record, context } = writing;
  const { preconditions } = options;
  const { dryRun } = options;
  let removed = false;
  let announced = false;
  const change = async (entry: Entry): Promise<ChangeResult> => {
    checkDeletePreconditions(entry, { kind: call.kind, holdsItself: record.held !== undefined }, preconditions);
    const asked = admissionRequest(writing, { operation: "DELETE", object: undefined, old: entry.object });
    await mutate(asked, deps);
    await validate(asked, deps);
    refuseLate(call);
    const decision = decideDeletion({ object: entry.object, record, options, now: context.now });
    removed = decision.is === "removed";
    announced = decision.is === "removed" && decision.announced && !dryRun;
    if (decision.is === "pending") return { object: entry.object };
    const object = withMetadata(decision.object, { resourceVersion: undefined });
    return decision.is === "marked" || announced ? { object } : end(object);
  };
  const end = async (object: ApiObject): Promise<ChangeResult> => {
    const alongside = await record.release?.(object, context);
    return { remove: true, object, ...(alongside ? { alongside } : {}) };
  };
  const entry = await deps.store.update(kind, call.namespace, call.name, change, { dryRun });
  return announced ? endAnnounced(entry, writing, end) : { entry, removed };
}

/** Removes what watchers have been told of, unless somebody was faster, or holds it with a finalizer meanwhile. */
async function endAnnounced(
  told: Entry,
  { call, deps, kind }: Writing,
  end: (object: ApiObject) => Promise<ChangeResult>,
): Promise<Removal> {
  const { uid } = told.object.metadata;
  let removed = true;
  const change = async ({ object }: Entry): Promise<ChangeResult> => {
    if (object.metadata.uid !== uid) throw notFound(kind, call.name);
    removed = (object.metadata.finalizers ?? []).length === 0;
    return removed ? end(withMetadata(object, { resourceVersion: undefined })) : { object };
  };
  try {
    return { entry: await deps.store.update(kind, call.namespace, call.name, change, { after: told }), removed };
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") return { entry: told, removed: true };
    throw error;
  }
}

function success({ kind, name }: Call, { metadata }: ApiObject) {
  const details = { name, ...(kind.group ? { group: kind.group } : {}), kind: kind.plural, uid: metadata.uid };
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details };
}
