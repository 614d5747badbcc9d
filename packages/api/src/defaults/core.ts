import { absent, type Defaulters, type Fields, inTurn, whenAbsent } from "./defaulter.ts";
import { sortedByKey } from "./pod.ts";

type Quantities = Readonly<Record<string, string>>;

/** Kinds of core/v1 that are neither pods, services nor storage. */
export const coreDefaults: Defaulters = {
  "k8s.io.api.core.v1.Namespace": inTurn(nameLabel, ({ status }) =>
    (status as Fields | undefined)?.phase ? undefined : { status: { phase: "Active" } },
  ),
  "k8s.io.api.core.v1.NodeSpec": bothPodCidrs,
  // Until the kubelet says how much of the node pods may use, it is all of it.
  "k8s.io.api.core.v1.NodeStatus": (status) =>
    absent(status.allocatable) && status.capacity ? { allocatable: status.capacity } : undefined,
  "k8s.io.api.core.v1.Secret": inTurn(whenAbsent({ type: "Opaque" }), encodeStringData),
  "k8s.io.api.core.v1.LimitRangeItem": limitRangeItem,
};

const nameLabelKey = "kubernetes.io/metadata.name";

/** Every namespace can be selected by its name. */
function nameLabel({ metadata }: Fields): Fields | undefined {
  const { name, labels } = metadata as { name?: string; labels?: Quantities };
  if (!name || labels?.[nameLabelKey] === name) return undefined;
  return { metadata: { labels: sortedByKey({ ...labels, [nameLabelKey]: name }) } };
}

/** `podCIDR` is `podCIDRs[0]`, whichever of them was written; where they differ, the older field wins. */
function bothPodCidrs({ podCIDR, podCIDRs }: Fields): Fields | undefined {
  const first = (podCIDRs as readonly string[] | undefined)?.[0];
  if (first === podCIDR) return undefined;
  return absent(podCIDR) ? { podCIDR: first } : { podCIDRs: [podCIDR] };
}

/** `stringData` is written in plain text for the author's ease, and kept as data; it wins over data of the same key. */
function encodeStringData({ data, stringData }: Fields): Fields | undefined {
  if (absent(stringData)) return undefined;
  const encoded = Object.entries(stringData as Quantities).map(([key, text]) => [
    key,
    Buffer.from(text, "utf8").toString("base64"),
  ]);
  const all = sortedByKey({ ...(data as Quantities | undefined), ...Object.fromEntries(encoded) });
  return { data: Object.keys(all).length ? all : undefined, stringData: undefined };
}

/** For containers the limits follow from one another: max, then default, then request. */
function limitRangeItem(item: Fields): Fields | undefined {
  if (item.type !== "Container") return undefined;
  const { max, min, default: given, defaultRequest } = item as Readonly<Record<string, Quantities | undefined>>;
  const limit = { ...max, ...given };
  const request = { ...min, ...limit, ...defaultRequest };
  return {
    ...(Object.keys(limit).length ? { default: sortedByKey(limit) } : {}),
    ...(Object.keys(request).length ? { defaultRequest: sortedByKey(request) } : {}),
  };
}
