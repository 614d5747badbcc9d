import type { ApiObject, FieldSelector, Kind } from "@kubets/api";
import type { KindRegistry } from "../road/deps.ts";
import type { Store } from "../store/store.ts";
import type { NodeView } from "./node-authorizer.ts";

/** The node authorizer's view of the cache; `spec.nodeName` is one of the cache's indexes. */
export function storeNodeView(
  store: Pick<Store, "peek" | "peekAll">,
  registry: Pick<KindRegistry, "byResource">,
): NodeView {
  const object = (kind: Kind | undefined, namespace: string, name: string): ApiObject | undefined =>
    kind && store.peek(kind, namespace, name)?.object;
  const core = (plural: string) => registry.byResource("", "v1", plural);
  return {
    podsOnNode: (node) => {
      const pods = core("pods");
      return pods ? store.peekAll(pods, { fields: onNode(node) }).map((entry) => entry.object) : [];
    },
    pod: (namespace, name) => object(core("pods"), namespace, name),
    volumeOfClaim: (namespace, claim) => {
      const spec = object(core("persistentvolumeclaims"), namespace, claim)?.spec as
        | { volumeName?: string }
        | undefined;
      return spec?.volumeName;
    },
    volumeOfAttachment: (name) => {
      const kind = registry.byResource("storage.k8s.io", "v1", "volumeattachments");
      const spec = object(kind, "", name)?.spec as { nodeName?: string } | undefined;
      return spec?.nodeName === undefined ? undefined : { node: spec.nodeName };
    },
  };
}

const onNode = (node: string): FieldSelector => ({
  requirements: [{ path: "spec.nodeName", operator: "=", value: node }],
  empty: false,
  matches: (get) => get("spec.nodeName") === node,
  toString: () => `spec.nodeName=${node}`,
});
