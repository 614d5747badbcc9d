import {
  type ApiObject,
  apply,
  badRequest,
  conflict,
  decodeObject,
  type FieldError,
  invalid,
  labelSelectorOf,
  parseYaml,
} from "@kubets/api";
import type { Scale } from "@kubets/api/types/autoscaling-v1";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { patchValue, readPatch } from "../verbs/patch.ts";
import { checkResourceVersion } from "../verbs/preconditions.ts";
import { fromStored } from "../verbs/stored-kind.ts";
import { updateObject } from "../verbs/update-object.ts";
import { beginWriting, checkName, inNamespace, managerOf } from "../verbs/writing.ts";
import { bodyKind, readBody } from "./read-body.ts";

/** What of an object its Scale shows. */
interface Scaled {
  readonly spec?: { readonly replicas?: number; readonly selector?: object };
  readonly status?: { readonly replicas?: number };
}

/** The Scale of a workload: its replicas, and its selector as text. */
export function scaleOf(object: ApiObject): ApiObject & Scale {
  const { spec, status } = object as unknown as Scaled;
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const selector = selectorText(object.kind, spec?.selector);
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: spec?.replicas ? { replicas: spec.replicas } : {},
    status: { replicas: status?.replicas ?? 0, ...(selector ? { selector } : {}) },
  };
}

/** ReplicationControllers select by a plain map of labels, everything newer by a selector. */
function selectorText(kind: string, selector: object | undefined): string {
  if (!selector) return "";
  return labelSelectorOf(kind === "ReplicationController" ? { matchLabels: { ...selector } } : selector).toString();
}

/** The object with the replicas of a Scale. */
export const withReplicas = (object: ApiObject, { spec }: Scale): ApiObject => ({
  ...object,
  spec: { ...(object.spec as object), replicas: spec?.replicas ?? 0 },
});

export async function getScale(call: Call, { store, recordOf }: RoadDeps): Promise<Answer> {
  const { resourceVersion } = call.options;
  const entry = await store.get(
    call.kind,
    call.namespace,
    call.name,
    resourceVersion ? { resourceVersion } : undefined,
  );
  return { is: "object", code: 200, object: scaleOf(fromStored(entry.object, call.kind, { recordOf })) };
}

export async function updateScale(call: Call, deps: RoadDeps): Promise<Answer> {
  const sent = inNamespace(readBody(call), call) as ApiObject & Scale;
  checkName(sent, call);
  return write(call, deps, () => sent);
}

export async function patchScale(call: Call, deps: RoadDeps): Promise<Answer> {
  if (call.patchType === "apply") return applyScale(call, deps);
  const document = readPatch(call);
  const kind = bodyKind(call);
  return write(call, deps, (current) => {
    const value = patchValue({ ...call, kind }, { target: current, document });
    return decodeObject(kind, value) as ApiObject & Scale;
  });
}

async function write(
  call: Call,
  deps: RoadDeps,
  next: (current: ApiObject & Scale) => ApiObject & Scale,
): Promise<Answer> {
  const writing = beginWriting(call, deps);
  const entry = await updateObject(writing, ({ entry: { revision }, object }) => {
    const scale = next(scaleOf(object));
    refuseInvalid(scale, call.name);
    const { uid, resourceVersion } = scale.metadata;
    if (uid && uid !== object.metadata.uid) throw otherUid(call, uid, object);
    checkResourceVersion({
      kind: call.kind,
      name: call.name,
      given: resourceVersion,
      revision,
      allowUnconditional: true,
    });
    return { object: withReplicas(object, scale), managed: false };
  });
  return { is: "object", code: 200, object: scaleOf(entry.object) };
}

/** The manager's claim is to the parent's `spec.replicas`. */
async function applyScale(call: Call, deps: RoadDeps): Promise<Answer> {
  const [sent] = parseYaml(Buffer.from(call.body?.bytes ?? []).toString("utf8"));
  if (typeof sent !== "object" || sent === null) throw badRequest("error decoding YAML: a Scale is needed");
  const { spec, metadata } = sent as { spec?: { replicas?: number }; metadata?: object };
  const { apiVersion, kind } = call.kind;
  const applied = {
    apiVersion,
    kind,
    metadata: { ...metadata, name: call.name, namespace: call.namespace },
    spec: { replicas: spec?.replicas ?? 0 },
  };
  const writing = beginWriting(call, deps);
  const entry = await updateObject(writing, ({ object }) => ({
    object: apply({
      kind: call.kind,
      subresource: "scale",
      manager: managerOf(call),
      force: call.options.force ?? false,
      now: writing.context.now,
      live: object,
      applied,
      resetFields: [],
    }),
    managed: true,
  }));
  return { is: "object", code: 200, object: scaleOf(entry.object) };
}

function refuseInvalid({ spec }: Scale, name: string): void {
  const replicas = spec?.replicas ?? 0;
  if (replicas >= 0) return;
  const error: FieldError = {
    type: "FieldValueInvalid",
    field: "spec.replicas",
    value: replicas,
    detail: "must be greater than or equal to 0",
  };
  throw invalid({ group: "autoscaling", kind: "Scale" }, name, [error]);
}

const otherUid = ({ kind, name }: Call, uid: string, { metadata }: ApiObject) =>
  conflict(
    { group: kind.group, plural: `${kind.plural}/scale` },
    name,
    `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${metadata.uid}`,
  );
