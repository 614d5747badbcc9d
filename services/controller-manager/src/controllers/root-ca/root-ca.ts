import { kinds } from "@kubets/api";
import type { ConfigMap, Namespace } from "@kubets/api/types/core-v1";
import { create, type Decision, defineController, update, watching } from "@kubets/client";
import { onlyMetadata } from "../../objects/kept-parts.ts";

const name = "kube-root-ca.crt";
const annotations = {
  "kubernetes.io/description":
    "The authority by which pods check the certificate of kube-apiserver at its addresses inside the cluster.",
};

const isOurs = ({ metadata }: ConfigMap): boolean => metadata.name === name;

interface View {
  readonly namespace: Namespace;
  readonly published: ConfigMap | undefined;
  readonly rootCa: string;
}

export function reconcile({ namespace, published, rootCa }: View): Decision {
  if (namespace.metadata.deletionTimestamp) return [];
  const data = { "ca.crt": rootCa };
  if (!published)
    return [create(kinds.ConfigMap, { metadata: { name, namespace: namespace.metadata.name, annotations }, data })];
  const { metadata } = published;
  const says = metadata.annotations?.["kubernetes.io/description"];
  const isRight = Object.keys(published.data ?? {}).length === 1 && published.data?.["ca.crt"] === rootCa;
  if (isRight && says) return [];
  const described = { ...metadata, annotations: { ...annotations, ...metadata.annotations } };
  return [update(kinds.ConfigMap, { ...published, metadata: described, data })];
}

/** Publishes the cluster's authority in every namespace. `rootCa` is PEM, asked for at every pass. */
export const rootCaPublisher = (rootCa: () => string) =>
  defineController<View>({
    name: "root-ca-certificate-publisher",
    of: kinds.Namespace,
    watches: [watching(kinds.ConfigMap, (map) => (isOurs(map) ? [{ name: map.metadata.namespace ?? "" }] : []))],
    holds: [{ kind: kinds.ConfigMap, how: { keep: (map) => (isOurs(map as ConfigMap) ? map : onlyMetadata(map)) } }],
    view: (cache, key) => {
      const namespace = cache.get(kinds.Namespace, key);
      const published = cache.get(kinds.ConfigMap, { namespace: key.name, name });
      return namespace && { namespace, published, rootCa: rootCa() };
    },
    reconcile,
  });
