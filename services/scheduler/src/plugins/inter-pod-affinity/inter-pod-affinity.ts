import type { SchedulerPlugin } from "../../framework/plugin.ts";
import { filterByPods } from "./filter.ts";
import { scoreByPods } from "./score.ts";

/** Pods near other pods, or away from them. */
export const interPodAffinity: SchedulerPlugin = {
  name: "InterPodAffinity",
  weight: 2,
  retryWhen: [
    { kind: "Pod", change: ["deleted", "updated"] },
    // One more pod only helps those who must be near others.
    { kind: "Pod", change: ["added"], helps: ({ terms }) => terms.requiredAffinity.length > 0 },
    { kind: "Node", change: ["added", "updated"] },
    { kind: "Namespace", change: ["added", "updated"] },
  ],
  filter: filterByPods,
  score: scoreByPods,
};
