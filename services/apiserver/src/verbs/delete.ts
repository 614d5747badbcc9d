import type { ApiObject } from "@kubets/api";
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
  let removed = false;
  const change = async (entry: Entry): Promise<ChangeResult> => {
    checkDeletePreconditions(entry, call.kind, preconditions);
    const asked = admissionRequest(writing, { operation: "DELETE", object: undefined, old: entry.object });
    await mutate(asked, deps);
    await validate(asked, deps);
    refuseLate(call);
    const decision = decideDeletion({ object: entry.object, record, options, now: context.now });
    removed = decision.is === "removed";
    if (decision.is === "pending") return { object: entry.object };
    const object = withMetadata(decision.object, { resourceVersion: undefined });
    if (decision.is === "marked") return { object };
    const alongside = await record.release?.(object, context);
    return { remove: true, object, ...(alongside ? { alongside } : {}) };
  };
  const { dryRun } = options;
  const entry = await deps.store.update(kind, call.namespace, call.name, change, { dryRun });
  return { entry, removed };
}

function success({ kind, name }: Call, { metadata }: ApiObject) {
  const details = { name, ...(kind.group ? { group: kind.group } : {}), kind: kind.plural, uid: metadata.uid };
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details };
}
