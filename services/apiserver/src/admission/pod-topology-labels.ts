import { type ApiObject, kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { Store } from "../store/store.ts";
import type { AdmissionPlugin } from "./admission.ts";
import { writesOf } from "./handles.ts";

const copied = ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"];

/** A pod that comes with a node carries the node's zone and region; one that is bound gets them in its binding. */
export const podTopologyLabels: AdmissionPlugin = {
  name: "PodTopologyLabels",
  handles: writesOf(kinds.Pod, "CREATE"),
  mutate: ({ object, store }) => {
    const pod = object as ApiObject & Pod;
    const labels = pod.spec.nodeName ? topologyLabelsOf(pod.spec.nodeName, store) : {};
    const { metadata } = pod;
    const known = Object.entries(labels).every(([name, value]) => metadata.labels?.[name] === value);
    return known ? pod : { ...pod, metadata: { ...metadata, labels: { ...metadata.labels, ...labels } } };
  },
};

/** Where a node stands; a node that is not known stands nowhere. */
export function topologyLabelsOf(node: string, store: Pick<Store, "peek">): Readonly<Record<string, string>> {
  const labels = store.peek(kinds.Node, "", node)?.object.metadata.labels ?? {};
  return Object.fromEntries(Object.entries(labels).filter(([name]) => copied.includes(name)));
}
