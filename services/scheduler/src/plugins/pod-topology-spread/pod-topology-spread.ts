import type { Pod } from "@kubets/api/types/core-v1";
import type { SchedulerPlugin } from "../../framework/plugin.ts";
import { ownConstraints } from "../../model/spread-constraint.ts";
import { filterBySpread } from "./filter.ts";
import { scoreBySpread } from "./score.ts";

/** Spreads pods over domains of nodes: zones, nodes, or whatever label a constraint names. */
export const podTopologySpread: SchedulerPlugin = {
  name: "PodTopologySpread",
  weight: 2,
  retryWhen: [
    {
      kind: "Pod",
      change: ["added", "updated", "deleted"],
      helps: ({ pod }, { object }) => isCounted(object as Pod, pod),
    },
    { kind: "Node", change: ["added", "updated", "deleted"] },
  ],
  filter: filterBySpread,
  score: scoreBySpread,
};

/** Whether a pod is one of those that the other is spread with. */
const isCounted = ({ metadata }: Pod, pod: Pod): boolean =>
  metadata.namespace === pod.metadata.namespace &&
  ownConstraints(pod, "DoNotSchedule").some(({ selector }) => selector.matches(metadata.labels));
