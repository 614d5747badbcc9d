import type { PodDisruptionBudget } from "@kubets/api/types/policy-v1";
import type { Objection } from "../decide/shape.ts";
import { rejectForGood } from "../framework/verdict.ts";
import type { Cluster, NodeInfo } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { beyondBudget } from "./budgets.ts";
import { byImportance } from "./importance.ts";

export interface Candidate {
  readonly node: NodeInfo;
  /** The most important first; at least one. */
  readonly victims: readonly PodInfo[];
  /** How many of them a disruption budget would keep. */
  readonly violations: number;
}

export interface Trial {
  /** Changed while it is tried what would be, and put back. */
  readonly cluster: Cluster;
  readonly objection: (pod: PodInfo, node: NodeInfo) => Objection | undefined;
  readonly budgets: readonly PodDisruptionBudget[];
}

/** The fewest and least important pods that have to leave a node for the pod, or why none would help. */
export function findVictims(pod: PodInfo, node: NodeInfo, trial: Trial): Candidate | Objection {
  const { cluster, objection, budgets } = trial;
  const lower = [...node.pods.values()].filter(({ priority }) => priority < pod.priority).sort(byImportance);
  if (lower.length === 0)
    return { plugin: "DefaultPreemption", ...rejectForGood("No preemption victims found for incoming pod") };
  for (const { uid } of lower) cluster.removePod(uid);
  try {
    const still = objection(pod, node);
    if (still) return still;
    const beyond = beyondBudget(lower, budgets);
    const victims = new Set<PodInfo>();
    // Whom a budget protects may stay first, then the most important.
    for (const one of [...beyond, ...lower.filter((info) => !beyond.has(info))]) {
      cluster.putPod(one, node.name);
      if (!objection(pod, node)) continue;
      cluster.removePod(one.uid);
      victims.add(one);
    }
    return {
      node,
      victims: lower.filter((info) => victims.has(info)),
      violations: [...victims].filter((info) => beyond.has(info)).length,
    };
  } finally {
    for (const info of lower) cluster.putPod(info, node.name);
  }
}
