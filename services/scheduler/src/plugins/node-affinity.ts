import type { Node, PodSpec } from "@kubets/api/types/core-v1";
import { normalize } from "../framework/normalize.ts";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, rejectForGood } from "../framework/verdict.ts";
import { fitsAnyTerm, fitsTerm } from "../model/node-selector.ts";

/** Whether a node has what a pod's `nodeSelector` and required node affinity ask for. */
export function fitsRequiredNodeAffinity({ nodeSelector = {}, affinity }: PodSpec, node: Node): boolean {
  const { labels = {} } = node.metadata;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return (
    Object.entries(nodeSelector).every(([key, value]) => labels[key] === value) &&
    (!required || fitsAnyTerm(required.nodeSelectorTerms, node))
  );
}

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
