import type { SchedulerPlugin } from "../../framework/plugin.ts";
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
      helps: ({ namespace }, { object }) => namespaceOf(object) === namespace,
    },
    { kind: "Node", change: ["added", "updated", "deleted"] },
  ],
  filter: filterBySpread,
  score: scoreBySpread,
};

const namespaceOf = (object: object): string | undefined =>
  (object as { readonly metadata: { readonly namespace?: string } }).metadata.namespace;
