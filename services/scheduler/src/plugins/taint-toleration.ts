import { normalizeInverse } from "../framework/normalize.ts";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, rejectForGood } from "../framework/verdict.ts";
import { hardUntolerated, untolerated } from "../model/tolerates.ts";

/** Keeps pods off nodes with taints they do not tolerate, and prefers nodes with few of the soft ones. */
export const taintToleration: SchedulerPlugin = {
  name: "TaintToleration",
  weight: 3,
  retryWhen: [{ kind: "Node", change: ["added", "updated"] }],
  filter: ({ pod }) => ({
    judge: ({ node }) =>
      hardUntolerated(node.spec.taints, pod.spec.tolerations).length === 0
        ? pass
        : rejectForGood("node(s) had untolerated taint(s)"),
  }),
  score: ({ pod }) => {
    const soft = (pod.spec.tolerations ?? []).filter(({ effect }) => !effect || effect === "PreferNoSchedule");
    return {
      of: ({ node }) =>
        untolerated(
          (node.spec.taints ?? []).filter(({ effect }) => effect === "PreferNoSchedule"),
          soft,
        ).length,
      normalize: normalizeInverse,
    };
  },
};
