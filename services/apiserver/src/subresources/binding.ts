import { ApiError, type ApiObject, badRequest, conflict, type FieldError, kinds } from "@kubets/api";
import type { Binding, Pod } from "@kubets/api/types/core-v1";
import { topologyLabelsOf } from "../admission/pod-topology-labels.ts";
import { validate } from "../road/admit.ts";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { refuseLate } from "../road/timed-out.ts";
import { withMetadata } from "../road/with-metadata.ts";
import type { Entry } from "../store/store.ts";
import { shownKey, storageConflict } from "../verbs/preconditions.ts";
import { admissionRequest, beginWriting, inNamespace } from "../verbs/writing.ts";
import { withCondition } from "./conditions.ts";
import { readBody, success } from "./read-body.ts";

/** POST pods/binding and POST bindings: gives a pod its node. */
export async function bind(call: Call, deps: RoadDeps): Promise<Answer> {
  const sent = inNamespace(readBody(call), call) as ApiObject & Binding;
  const name = call.subresource ? call.name : (sent.metadata.name ?? "");
  if (name !== (sent.metadata.name ?? "")) throw badRequest("name in URL does not match name in Binding object");
  const problem = problemOf(sent);
  if (problem) throw new ApiError("Unknown", `${problem.field}: ${problem.detail}`);

  if (!name) throw badRequest("Name parameter required.");
  const writing = beginWriting(call, deps);
  const asked = { ...admissionRequest(writing, { operation: "CREATE", object: sent, old: undefined }), name };
  const labels = sent.target.kind === "Node" ? topologyLabelsOf(sent.target.name ?? "", deps.store) : {};
  const binding: Binding = { ...sent, metadata: { ...sent.metadata, labels: { ...sent.metadata.labels, ...labels } } };
  await validate(asked, deps);
  refuseLate(call);

  await deps.store.update(
    kinds.Pod,
    call.namespace,
    name,
    (entry) => {
      const pod = entry.object as ApiObject & Pod;
      checkMeant(entry, binding, call);
      const why = refusalOf(pod);
      if (why) throw conflict({ group: "", plural: "pods/binding" }, name, why);
      return { object: withMetadata(bound(pod, binding, deps.now()), { resourceVersion: undefined }) };
    },
    { dryRun: call.options.dryRun },
  );
  return success();
}

/** A binding may say which pod it is meant for, and in which state. */
function checkMeant(entry: Entry, { metadata }: Binding, call: Call): void {
  const { name, object, revision } = entry;
  const { uid, resourceVersion } = metadata;
  const refuse = (what: string, wanted: string, stored: unknown) =>
    storageConflict(
      { resource: { group: "", plural: "pods" }, name, key: shownKey(entry, call) },
      `Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${stored}`,
    );
  if (uid && uid !== object.metadata.uid) throw refuse("UID", uid, object.metadata.uid);
  if (resourceVersion && Number(resourceVersion) !== revision)
    throw refuse("ResourceVersion", resourceVersion, revision);
}

function problemOf({ target }: Binding): FieldError | undefined {
  if (target.kind && target.kind !== "Node") {
    return {
      type: "FieldValueNotSupported",
      field: "target.kind",
      value: target.kind,
      detail: `Unsupported value: "${target.kind}": supported values: "Node", "<empty>"`,
    };
  }
  return target.name ? undefined : { type: "FieldValueRequired", field: "target.name", detail: "Required value" };
}

/** Why a pod cannot be bound: it goes, it is bound already, it is held by gates. */
function refusalOf({ metadata, spec }: Pod): string | undefined {
  const { name } = metadata;
  if (metadata.deletionTimestamp) return `pod ${name} is being deleted, cannot be assigned to a host`;
  if (spec.nodeName) return `pod ${name} is already assigned to node "${spec.nodeName}"`;
  return spec.schedulingGates?.length ? `pod ${name} has non-empty .spec.schedulingGates` : undefined;
}

/** Being bound raises no generation: it is the scheduler's answer, not a wish. */
export function bound(pod: Pod, { target, metadata }: Binding, now: Date): ApiObject {
  const { nominatedNodeName: _, ...status } = pod.status;
  const { annotations, labels } = pod.metadata;
  return {
    ...withMetadata(pod as unknown as ApiObject, {
      ...(metadata.annotations ? { annotations: { ...annotations, ...metadata.annotations } } : {}),
      ...(Object.keys(metadata.labels ?? {}).length ? { labels: { ...labels, ...metadata.labels } } : {}),
    }),
    spec: { ...pod.spec, nodeName: target.name },
    status: withCondition(status, { type: "PodScheduled", status: "True" }, now),
  };
}
