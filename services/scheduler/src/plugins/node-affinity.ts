import { normalize } from "../framework/normalize.ts";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, rejectForGood } from "../framework/verdict.ts";
import { fitsTerm } from "../model/node-selector.ts";
import { fitsRequiredNodeAffinity } from "../model/required-node-affinity.ts";

/** Nodes by their labels and names: what a pod requires, and what it would like. */
export const nodeAffinity: SchedulerPlugin = {
  name: "NodeAffinity",
  weight: 2,
  retryWhen: [{ kind: "Node", change: ["added", "updated"] }],
  filter: ({ pod: { spec } }) => {
    if (!spec.nodeSelector && !spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution)
      return undefined;
    return {
      judge: ({ node }) =>
        fitsRequiredNodeAffinity(spec, node)
          ? pass
          : rejectForGood("node(s) didn't match Pod's node affinity/selector"),
    };
  },
  score: ({ pod }) => {
    const terms = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (terms.length === 0) return undefined;
    return {
      of: ({ node }) =>
        terms.reduce((sum, { weight, preference }) => sum + (fitsTerm(preference, node) ? weight : 0), 0),
      normalize,
    };
  },
};
