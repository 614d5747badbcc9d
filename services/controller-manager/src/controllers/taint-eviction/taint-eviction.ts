import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Pod, Taint } from "@kubets/api/types/core-v1";
import { type Decision, defineController, event, remove, watching } from "@kubets/client";
import { keyOf } from "../../objects/controller-of.ts";
import type { FirstSeen } from "../../objects/first-seen.ts";
import { podsOnNode, podsOnNodeIndex } from "../../objects/node-index.ts";
import { disrupted, patchPodCondition } from "../../objects/patch-condition.ts";
import { secondsTolerated } from "./tolerations.ts";

interface View {
  readonly pod: Pod;
  /** The NoExecute taints of its node. */
  readonly taints: readonly Taint[];
  /** Since when the pod stands on a node with these taints. */
  readonly since: number;
}

export function reconcile({ pod, taints, since }: View, now: Date): Decision {
  if (taints.length === 0 || pod.metadata.deletionTimestamp) return [];
  const seconds = secondsTolerated(taints, pod.spec.tolerations ?? []);
  if (seconds === undefined) return [];
  const left = since + seconds * 1000 - now.getTime();
  if (left > 0) return { actions: [], lookAgainAfterMs: left };
  const { namespace, name } = pod.metadata;
  const why = disrupted("DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint");
  const message = `Marking for deletion Pod ${namespace}/${name}`;
  return [
    event(pod, { type: "Normal", reason: "TaintManagerEviction", message }),
    patchPodCondition(pod, why, now),
    remove(kinds.Pod, pod),
  ];
}

const noExecute = (taints: readonly Taint[] = []): readonly Taint[] =>
  taints.filter(({ effect }) => effect === "NoExecute");

/** Evicts pods from nodes whose NoExecute taints they do not tolerate, or not that long. */
export const taintEviction = (seen: FirstSeen) =>
  defineController<View>({
    name: "taint-eviction",
    of: kinds.Pod,
    watches: [
      watching(
        kinds.Node,
        ({ metadata }, cache) => podsOnNode(cache, metadata.name ?? "").map(keyOf),
        ({ object, previous }) => !isDeepStrictEqual(noExecute(object.spec.taints), noExecute(previous?.spec.taints)),
      ),
    ],
    holds: [podsOnNodeIndex],
    view: (cache, key) => {
      const pod = cache.get(kinds.Pod, key);
      const node = pod?.spec.nodeName ? cache.get(kinds.Node, { name: pod.spec.nodeName }) : undefined;
      const taints = noExecute(node?.spec.taints);
      const what = `${key.namespace}/${key.name}`;
      if (!pod || taints.length === 0) {
        seen.forget(what);
        return undefined;
      }
      const added = taints.map(({ timeAdded }) => (timeAdded ? Date.parse(timeAdded) : Number.NaN));
      const looks = [pod.metadata.uid, ...taints.map((taint) => `${taint.key}=${taint.value}`)].join(" ");
      const since = seen.since(what, looks);
      return { pod, taints, since: added.some(Number.isNaN) ? since : Math.min(since, Math.max(...added)) };
    },
    reconcile,
  });
