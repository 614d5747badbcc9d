import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { ReplicaSet } from "@kubets/api/types/apps-v1";
import type { Pod } from "@kubets/api/types/core-v1";
import {
  type Action,
  attempt,
  create,
  type Decision,
  event,
  parallel,
  remove,
  slowStart,
  updateStatus,
} from "@kubets/client";
import { claim } from "../../objects/adoption.ts";
import { controllerReference } from "../../objects/controller-of.ts";
import { isActive, podFromTemplate } from "../../objects/pods.ts";
import { selectorOf } from "../../objects/selector-of.ts";
import { rankPods } from "./rank-pods.ts";
import { nextAvailability, type StatusView, statusOf } from "./status.ts";

export interface View {
  readonly replicaSet: ReplicaSet;
  /** Its own, and those of the namespace that nobody controls. */
  readonly candidates: readonly Pod[];
  /** Active pods of all replica sets that have the same owner, itself included. */
  readonly related: readonly Pod[];
}

/** So many pods are created or deleted in one pass at most. */
const burst = 1000;

export function reconcile({ replicaSet, candidates, related }: View, now: Date): Decision {
  const selector = selectorOf(replicaSet.spec.selector);
  const { claimed: pods, actions: claims } = claim({
    ownerKind: kinds.ReplicaSet,
    owner: replicaSet,
    kind: kinds.Pod,
    candidates,
    matches: ({ metadata }) => selector.matches(metadata.labels),
  });
  const active = pods.filter(isActive);
  const missing = (replicaSet.spec.replicas ?? 1) - active.length;
  const state = { replicaSet, pods, now };
  const lookAgainAfterMs = nextAvailability(state);
  const told = replicaSet.metadata.deletionTimestamp ? [] : scale(state, { active, missing, related });
  const actions = [...claims, ...told, ...statusUpdate(state)];
  return lookAgainAfterMs === undefined ? { actions } : { actions, lookAgainAfterMs };
}

interface Scaling {
  readonly active: readonly Pod[];
  readonly missing: number;
  readonly related: readonly Pod[];
}

function scale(state: StatusView, { active, missing, related }: Scaling): readonly Action[] {
  const { replicaSet, now } = state;
  if (missing > 0) {
    const made = Array.from({ length: Math.min(missing, burst) }, () => createPod(replicaSet));
    return [failing(state, "FailedCreate", slowStart(made))];
  }
  if (missing < 0) {
    const onNode = Map.groupBy(related, ({ spec }) => spec.nodeName ?? "");
    const neighbours = ({ spec }: Pod) => (spec.nodeName ? (onNode.get(spec.nodeName)?.length ?? 0) : 0);
    const victims = rankPods(active, { now, neighbours }).slice(0, Math.min(-missing, burst));
    return [failing(state, "FailedDelete", parallel(victims.map((pod) => deletePod(replicaSet, pod))))];
  }
  return [];
}

/** A failure stands in the status until a pass succeeds. */
const failing = (state: StatusView, reason: "FailedCreate" | "FailedDelete", action: Action): Action =>
  attempt([action], ({ message }) => statusUpdate({ ...state, failure: { reason, message } }));

function createPod(replicaSet: ReplicaSet): Action {
  const { name = "", namespace = "" } = replicaSet.metadata;
  const reference = controllerReference(kinds.ReplicaSet, replicaSet);
  const pod = podFromTemplate(replicaSet.spec.template, { name, namespace, reference });
  const made = create(kinds.Pod, pod as unknown as Pod, ({ metadata }) => [
    event(replicaSet, { type: "Normal", reason: "SuccessfulCreate", message: `Created pod: ${metadata.name}` }),
  ]);
  return attempt([made], ({ message }) => [
    event(replicaSet, { type: "Warning", reason: "FailedCreate", message: `Error creating: ${message}` }),
  ]);
}

function deletePod(replicaSet: ReplicaSet, pod: Pod): Action {
  const message = `Deleted pod: ${pod.metadata.name}`;
  const deleted = [remove(kinds.Pod, pod), event(replicaSet, { type: "Normal", reason: "SuccessfulDelete", message })];
  return attempt(deleted, (error) => [
    event(replicaSet, { type: "Warning", reason: "FailedDelete", message: `Error deleting: ${error.message}` }),
  ]);
}

function statusUpdate(state: StatusView): readonly Action[] {
  const { replicaSet } = state;
  const status = statusOf(state);
  if (isDeepStrictEqual({ ...replicaSet.status }, status)) return [];
  return [updateStatus(kinds.ReplicaSet, { ...replicaSet, status })];
}
