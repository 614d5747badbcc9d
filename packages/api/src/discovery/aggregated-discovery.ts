import type { Kind } from "../schema/schema.ts";
import { groupVersionsOf } from "./group-versions-of.ts";

/**
 * The `APIGroupDiscoveryList` (apidiscovery.k8s.io/v2) of `/api` or `/apis`: every group, version, resource and
 * subresource in one document. `kinds` are the built-in ones and those of custom resources, in discovery's order.
 */
export function aggregatedDiscovery(kinds: readonly Kind[], root: "api" | "apis") {
  const groups = [...groupVersionsOf(kinds)].filter(([group]) => (group === "") === (root === "api"));
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: "apidiscovery.k8s.io/v2",
    metadata: {},
    items: groups.map(([group, versions]) => ({
      metadata: group ? { name: group } : {},
      versions: versions.map((version) => ({
        version,
        resources: kinds.filter((kind) => kind.group === group && kind.version === version).map(resource),
        freshness: "Current",
      })),
    })),
  };
}

const resource = (kind: Kind) => ({
  resource: kind.plural,
  responseKind: responseKind(kind, kind),
  scope: kind.namespaced ? "Namespaced" : "Cluster",
  singularResource: kind.singular,
  verbs: kind.verbs,
  ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
  ...(kind.categories.length > 0 ? { categories: kind.categories } : {}),
  ...(kind.subresources.length > 0
    ? {
        subresources: kind.subresources.map((subresource) => ({
          subresource: subresource.name,
          responseKind: responseKind(subresource, kind),
          verbs: subresource.verbs,
        })),
      }
    : {}),
});

type Named = { readonly group: string; readonly version: string; readonly kind: string };

/** An empty group and version mean the document's own. */
const responseKind = (of: Named, parent: Named) =>
  of.group === parent.group && of.version === parent.version
    ? { group: "", version: "", kind: of.kind }
    : { group: of.group, version: of.version, kind: of.kind };
