import type { ApiObject } from "@kubets/api";
import type { User } from "../road/call.ts";
import { type Decision, type ResourceAttributes, requiredField } from "./authorizer.ts";
import { nodeRules } from "./node-rules.ts";
import { type Referred, refersTo } from "./pod-references.ts";
import { allows } from "./rule.ts";

/** What the node authorizer looks at: the cache, without waiting. */
export interface NodeView {
  podsOnNode(node: string): readonly ApiObject[];
  pod(namespace: string, name: string): ApiObject | undefined;
  volumeOfClaim(namespace: string, claim: string): string | undefined;
  volumeOfAttachment(name: string): { readonly node: string } | undefined;
}

const userPrefix = "system:node:";
const yes: Decision = { allowed: true, reason: "" };
const no = (reason: string): Decision => ({ allowed: false, reason });

/** The node a user is the kubelet of. */
export const nodeOf = (user: User): string | undefined =>
  user.groups.includes("system:nodes") && user.name.startsWith(userPrefix)
    ? user.name.slice(userPrefix.length) || undefined
    : undefined;

/** A kubelet reaches its own node, the pods bound to it, and what those pods refer to. */
export function authorizeNode(node: string, wanted: ResourceAttributes, view: NodeView): Decision {
  if (nodeRules(node).some((rule) => allows(rule, wanted))) return yes;
  const { group, resource, subresource, verb, namespace, name } = wanted;
  const key = `${resource}${group ? `.${group}` : ""}${subresource ? `/${subresource}` : ""}`;
  const reads = ["get", "list", "watch"].includes(verb);
  if (key === "pods" || key.startsWith("pods/")) return authorizePods(node, wanted, view);
  const referred = referredBy[key];
  if (referred && ((reads && !subresource) || referred.verbs.includes(verb))) {
    if (!name) return no("can only read namespaced object of this type");
    const used = view
      .podsOnNode(node)
      .some((pod) => pod.metadata.namespace === namespace && refersTo(pod, referred.resource, name));
    return used ? yes : no(`no relationship found between node '${node}' and this object`);
  }
  if (key === "persistentvolumes" && verb === "get") return mountsVolume(node, name, view) ? yes : no(unrelated(node));
  if (key === "volumeattachments.storage.k8s.io" && verb === "get")
    return view.volumeOfAttachment(name)?.node === node ? yes : no(unrelated(node));
  return no("");
}

const unrelated = (node: string): string => `no relationship found between node '${node}' and this object`;

const referredBy: Readonly<Record<string, { resource: Referred; verbs: readonly string[] }>> = {
  secrets: { resource: "secrets", verbs: [] },
  configmaps: { resource: "configmaps", verbs: [] },
  persistentvolumeclaims: { resource: "persistentvolumeclaims", verbs: [] },
  "persistentvolumeclaims/status": { resource: "persistentvolumeclaims", verbs: ["get", "update", "patch"] },
  serviceaccounts: { resource: "serviceaccounts", verbs: [] },
  "serviceaccounts/token": { resource: "serviceaccounts", verbs: ["create"] },
  "resourceclaims.resource.k8s.io": { resource: "resourceclaims", verbs: [] },
};

function authorizePods(node: string, wanted: ResourceAttributes, view: NodeView): Decision {
  const { verb, subresource, namespace, name, fieldSelector } = wanted;
  const collection = (verb === "list" || verb === "watch") && !subresource;
  if (collection && requiredField(fieldSelector, "spec.nodeName") === node) return yes;
  if (collection && !name) return no("can only list/watch pods with spec.nodeName field selector");
  const allowedVerbs: Readonly<Record<string, readonly string[]>> = {
    "": ["get", "list", "watch", "delete"],
    status: ["get", "update", "patch"],
    eviction: ["create"],
  };
  if (!allowedVerbs[subresource]?.includes(verb)) return no("");
  const spec = plainSpec(view.pod(namespace, name));
  return spec.nodeName === node ? yes : no(unrelated(node));
}

const plainSpec = (object: ApiObject | undefined): { readonly nodeName?: unknown; readonly volumes?: unknown } =>
  (object?.spec ?? {}) as { nodeName?: unknown };

const mountsVolume = (node: string, volume: string, view: NodeView): boolean =>
  view.podsOnNode(node).some((pod) => {
    const { volumes } = plainSpec(pod);
    return (Array.isArray(volumes) ? volumes : []).some((item: Record<string, unknown>) => {
      const claimed = (item.persistentVolumeClaim as { claimName?: string } | undefined)?.claimName;
      const claim = item.ephemeral ? `${pod.metadata.name}-${item.name}` : claimed;
      return claim !== undefined && view.volumeOfClaim(pod.metadata.namespace ?? "", claim) === volume;
    });
  });
