import type { Taint, Toleration } from "@kubets/api/types/core-v1";
import { normalizeInverse } from "../framework/normalize.ts";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, rejectForGood } from "../framework/verdict.ts";
import { tolerates } from "../model/tolerates.ts";

const untolerated = (taints: readonly Taint[], tolerations: readonly Toleration[]) =>
  taints.filter((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));

/** Keeps pods off nodes with taints they do not tolerate, and prefers nodes with few of the soft ones. */
export const taintToleration: SchedulerPlugin = {
  name: "TaintToleration",
  weight: 3,
  retryWhen: [{ kind: "Node", change: ["added", "updated"] }],
  filter: ({ pod }) => ({
    judge: ({ node }) => {
      const hard = (node.spec.taints ?? []).filter(({ effect }) => effect === "NoSchedule" || effect === "NoExecute");
      if (hard.length === 0 || untolerated(hard, pod.spec.tolerations ?? []).length === 0) return pass;
      return rejectForGood("node(s) had untolerated taint(s)");
    },
  }),
  score: ({ pod }) => {
    const soft = (pod.spec.tolerations ?? []).filter(({ effect }) => !effect || effect === "PreferNoSchedule");
    return {
      of: ({ node }) => {
        const taints = (node.spec.taints ?? []).filter(({ effect }) => effect === "PreferNoSchedule");
        return untolerated(taints, soft).length;
      },
      normalize: normalizeInverse,
    };
  },
};
