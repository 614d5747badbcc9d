import {
  type ApiObject,
  type FieldError,
  invalid,
  labelSelectorOf,
  managersAfterScale,
  managersOfScale,
  updateManagedFields,
  withEntries,
} from "@kubets/api";
import type { Scale } from "@kubets/api/types/autoscaling-v1";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import type { Entry } from "../store/store.ts";
import { applyTo, readApplied } from "../verbs/apply-patch.ts";
import { patched } from "../verbs/patch.ts";
import { checkResourceVersion, checkUid } from "../verbs/preconditions.ts";
import { fromStored } from "../verbs/stored-kind.ts";
import { updateObject } from "../verbs/update-object.ts";
import { beginWriting, checkName, inNamespace, managerOf, type Writing } from "../verbs/writing.ts";
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
  const sent = inNamespace(readBody(call), call);
  checkName(sent, call);
  return write(call, deps, (_, { entry }) => {
    checkUid({ entry, uid: sent.metadata.uid, call });
    return { scale: sent, managed: false };
  });
}

export async function patchScale(call: Call, deps: RoadDeps): Promise<Answer> {
  const asScale = { ...call, kind: bodyKind(call) };
  if (call.patchType === "apply") {
    const configuration = readApplied(asScale);
    return write(call, deps, (live, { writing }) => ({
      scale: applyTo(asScale, { configuration, live, now: writing.context.now, resetFields: [] }),
      managed: true,
    }));
  }
  return write(call, deps, (current) => ({ scale: patched(asScale, current).object, managed: false }));
}

/** The Scale that is to be, from the Scale there is; `managed` where its managedFields are done. */
type NextScale = (
  current: ApiObject & Scale,
  of: { readonly entry: Entry; readonly writing: Writing },
) => { scale: ApiObject; managed: boolean };

async function write(call: Call, deps: RoadDeps, next: NextScale): Promise<Answer> {
  const writing = beginWriting(call, deps);
  const written = await updateObject(writing, ({ entry, object }) => {
    const parent = object.metadata.managedFields ?? [];
    const current = withEntries(scaleOf(object), managersOfScale(parent)) as ApiObject & Scale;
    const { scale: sent, managed } = next(current, { entry, writing });
    const scale = managed ? sent : withWriter(writing, current, sent);
    refuseInvalid(scale as ApiObject & Scale, call.name);
    const { managedFields = [], resourceVersion } = scale.metadata;
    const { kind, name } = call;
    checkResourceVersion({ kind, name, given: resourceVersion, revision: entry.revision, allowUnconditional: true });
    const managers = managersAfterScale({ parent, scale: managedFields, apiVersion: kind.apiVersion });
    return { object: withEntries(withReplicas(object, scale as ApiObject & Scale), managers), managed: true };
  });
  return { is: "object", code: 200, object: scaleOf(written.object) };
}

/** The Scale with its writer among its managers. */
const withWriter = ({ call, context }: Writing, previous: ApiObject, next: ApiObject): ApiObject =>
  updateManagedFields({
    kind: bodyKind(call),
    subresource: context.subresource,
    manager: managerOf(call),
    now: context.now,
    previous,
    next,
    resetFields: [],
  });

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
