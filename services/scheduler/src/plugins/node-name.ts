import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, rejectForGood } from "../framework/verdict.ts";

/** A pod that names its node goes there or nowhere. */
export const nodeName: SchedulerPlugin = {
  name: "NodeName",
  retryWhen: [{ kind: "Node", change: ["added"] }],
  filter: ({ pod }) => {
    const wanted = pod.spec.nodeName;
    if (!wanted) return undefined;
    return {
      judge: ({ name }) => (name === wanted ? pass : rejectForGood("node(s) didn't match the requested node name")),
    };
  },
};
