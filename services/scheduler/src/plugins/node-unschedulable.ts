import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, rejectForGood } from "../framework/verdict.ts";
import { tolerates } from "../model/tolerates.ts";

const cordoned = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" } as const;

/** Keeps pods off a node that was cordoned, unless they tolerate the taint that cordoning means. */
export const nodeUnschedulable: SchedulerPlugin = {
  name: "NodeUnschedulable",
  retryWhen: [{ kind: "Node", change: ["added", "updated"] }],
  filter: ({ pod }) => {
    if ((pod.spec.tolerations ?? []).some((toleration) => tolerates(toleration, cordoned))) return undefined;
    return {
      judge: ({ node }) => (node.spec.unschedulable ? rejectForGood("node(s) were unschedulable") : pass),
    };
  },
};
