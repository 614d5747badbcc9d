import { kinds, type LabelSelector, type LabelSelectorSpec, labelSelectorOf } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import type { Cache } from "@kubets/client";
import type { PodInfo } from "../model/pod-info.ts";

/** Holds what `workloadSelector` asks for. */
export function holdWorkloads(cache: Cache): void {
  cache.hold(kinds.Service, { indexes: { firstLabel: firstLabelOf } });
  cache.hold(kinds.ReplicationController);
  cache.hold(kinds.ReplicaSet);
  cache.hold(kinds.StatefulSet);
}

/** Every service that selects a pod is found by one of the pod's labels, without looking at the others. */
const firstLabelOf = ({ metadata, spec }: Service): readonly string[] =>
  Object.entries(spec?.selector ?? {})
    .slice(0, 1)
    .map(([key, value]) => indexKey(metadata.namespace, key, value));

const indexKey = (namespace: string | undefined, key: string, value: string) => `${namespace}/${key}=${value}`;

/** What finds a pod's replicas: the selectors of the services it is in and of the workload that owns it, together. */
export const workloadSelector =
  (cache: Cache) =>
  ({ pod, namespace, labels }: PodInfo): LabelSelector => {
    const matchLabels: Record<string, string> = {};
    for (const [key, value] of Object.entries(labels))
      for (const { spec } of cache.by(kinds.Service, "firstLabel", indexKey(namespace, key, value))) {
        const selector = Object.entries(spec?.selector ?? {});
        if (selector.every(([wanted, text]) => labels[wanted] === text)) Object.assign(matchLabels, spec?.selector);
      }
    const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller);
    const own = owner && selectorOfOwner(cache, owner.kind, { namespace, name: owner.name });
    return labelSelectorOf({
      matchLabels: { ...matchLabels, ...own?.matchLabels },
      matchExpressions: own?.matchExpressions ?? [],
    });
  };

function selectorOfOwner(
  cache: Cache,
  kind: string,
  key: { namespace: string; name: string },
): LabelSelectorSpec | undefined {
  switch (kind) {
    case "ReplicationController":
      return { matchLabels: cache.get(kinds.ReplicationController, key)?.spec?.selector };
    case "ReplicaSet":
      return cache.get(kinds.ReplicaSet, key)?.spec?.selector;
    case "StatefulSet":
      return cache.get(kinds.StatefulSet, key)?.spec?.selector;
    default:
      return undefined;
  }
}
