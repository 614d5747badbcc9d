import type { Pod } from "@kubets/api/types/core-v1";
import { highestScore, type SchedulerPlugin } from "../framework/plugin.ts";
import { pass, reject, rejectForGood, type Verdict } from "../framework/verdict.ts";
import type { NodeInfo } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { podRequests } from "../model/pod-requests.ts";

/** A pod must fit into what is left of a node's resources, and the emptier node is the better one. */
export const nodeResourcesFit: SchedulerPlugin = {
  name: "NodeResourcesFit",
  retryWhen: [
    { kind: "Pod", change: ["deleted"] },
    { kind: "Pod", change: ["updated"], helps: (_, { object, previous }) => shrank(previous as Pod, object as Pod) },
    { kind: "Node", change: ["added", "updated"] },
  ],
  filter: (shape) => ({ judge: (node) => fits(shape, node) }),
  score: ({ assumedRequests }) => ({
    of: ({ allocatable, assumed }) => {
      const shares = ["cpu", "memory"].flatMap((name) => {
        const capacity = allocatable.get(name) ?? 0;
        if (capacity === 0) return [];
        const used = (assumed.get(name) ?? 0) + (assumedRequests.get(name) ?? 0);
        return [used > capacity ? 0 : Math.floor(((capacity - used) * highestScore) / capacity)];
      });
      return shares.length ? Math.floor(shares.reduce((sum, share) => sum + share, 0) / shares.length) : 0;
    },
  }),
};

function shrank(before: Pod, after: Pod): boolean {
  const now = podRequests(after);
  return [...podRequests(before)].some(([name, amount]) => (now.get(name) ?? 0) < amount);
}

/** Resources in the order in which upstream names them. */
const first = ["cpu", "memory", "ephemeral-storage"];

export function fits({ requests }: PodInfo, { allocatable, requested, pods }: NodeInfo): Verdict {
  const short: string[] = [];
  let unresolvable = false;
  if (pods.size + 1 > (allocatable.get("pods") ?? 0)) short.push("Too many pods");
  const extended = [...requests.keys()].filter((name) => !first.includes(name) && name !== "pods").sort();
  for (const name of [...first, ...extended]) {
    const wanted = requests.get(name) ?? 0;
    const capacity = allocatable.get(name) ?? 0;
    if (wanted === 0 || wanted <= capacity - (requested.get(name) ?? 0)) continue;
    short.push(`Insufficient ${name}`);
    if (wanted > capacity) unresolvable = true;
  }
  if (short.length === 0) return pass;
  return unresolvable ? rejectForGood(...short) : reject(...short);
}
