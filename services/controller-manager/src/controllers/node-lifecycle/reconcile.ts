import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Node, Pod } from "@kubets/api/types/core-v1";
import { type Action, type Decision, event, update, updateStatus } from "@kubets/client";
import { patchPodCondition } from "../../objects/patch-condition.ts";
import { podCondition } from "../../objects/pods.ts";
import { nodeCondition, readiness, silentConditions } from "./conditions.ts";
import { evictionPace, type PaceSettings } from "./eviction-pace.ts";
import { taintsOf, wantedTaints } from "./taints.ts";

export interface LifecycleSettings extends PaceSettings {
  /** How long a node may be silent, in milliseconds. */
  readonly nodeMonitorGracePeriod: number;
  /** The same for one that never spoke. */
  readonly nodeStartupGracePeriod: number;
}

export interface View {
  readonly node: Node;
  readonly nodes: () => readonly Node[];
  readonly pods: () => readonly Pod[];
  /** Since when, by our clock, nothing has been heard of it. */
  readonly heardAt: number;
  readonly settings: LifecycleSettings;
}

export function reconcile(view: View, now: Date): Decision {
  const { node, heardAt, settings } = view;
  if (node.metadata.deletionTimestamp) return [];
  const grace = nodeCondition(node, "Ready") ? settings.nodeMonitorGracePeriod : settings.nodeStartupGracePeriod;
  const left = heardAt + grace - now.getTime();
  if (left <= 0) {
    const conditions = silentConditions(node, now);
    if (conditions) return silence(node, conditions);
  }
  const pace = wantedTaints(node).noExecute ? evictionPace(node, view.nodes(), now, settings) : { may: false };
  const taints = taintsOf(node, { mayEvict: pace.may, now });
  const waits = [left, "waitMs" in pace ? (pace.waitMs ?? 0) : 0].filter((wait) => wait > 0);
  const actions = [
    ...(isDeepStrictEqual(taints, node.spec.taints ?? [])
      ? []
      : [update(kinds.Node, { ...node, spec: { ...node.spec, taints } })]),
    ...(readiness(node) === "True" || !nodeCondition(node, "Ready") ? [] : unreadyPods(node, view.pods(), now)),
  ];
  return waits.length > 0 ? { actions, lookAgainAfterMs: Math.min(...waits) + 100 } : { actions };
}

function silence(node: Node, conditions: Node["status"]["conditions"]): readonly Action[] {
  const told = updateStatus(kinds.Node, { ...node, status: { ...node.status, conditions } });
  if (readiness(node) !== "True") return [told];
  const message = `Node ${node.metadata.name} status is now: NodeNotReady`;
  return [told, event(node, { type: "Normal", reason: "NodeNotReady", message })];
}

/**
 * Takes pods that were ready when their node ceased to be so out of their services. One that its kubelet calls ready since
 * then is left alone.
 */
function unreadyPods(node: Node, pods: readonly Pod[], now: Date): readonly Action[] {
  const since = Date.parse(nodeCondition(node, "Ready")?.lastTransitionTime ?? "");
  return pods
    .filter((pod) => {
      const ready = podCondition(pod, "Ready");
      return ready?.status === "True" && !(Date.parse(ready.lastTransitionTime ?? "") > since);
    })
    .flatMap((pod) => [
      patchPodCondition(pod, { type: "Ready", status: "False" }, now),
      event(pod, { type: "Warning", reason: "NodeNotReady", message: "Node is not ready" }),
    ]);
}
