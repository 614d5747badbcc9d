import { type Rule, rule } from "./rule.ts";

/** What a kubelet may do with no look at its pods; `name` is that of its node. */
export function nodeRules(name: string): readonly Rule[] {
  const own = { names: [name] };
  return [
    rule("create", "tokenreviews.authentication.k8s.io subjectaccessreviews.authorization.k8s.io"),
    rule("create patch update", "events events.events.k8s.io"),
    rule("create get list watch", "certificatesigningrequests.certificates.k8s.io"),
    rule("get list watch", "services csidrivers.storage.k8s.io runtimeclasses.node.k8s.io namespaces"),
    rule("create", "nodes csinodes.storage.k8s.io"),
    rule("create", "leases.coordination.k8s.io", { namespace: "kube-node-lease" }),
    // The pod network needs the other nodes' addresses and ranges.
    rule("get list watch", "nodes"),
    rule("update patch", "nodes nodes/status", own),
    rule("get update patch delete", "csinodes.storage.k8s.io", own),
    rule("get update patch delete", "leases.coordination.k8s.io", { namespace: "kube-node-lease", ...own }),
    // Static pods are shown by mirror pods; that they are for this node is checked by admission (NodeRestriction).
    rule("create", "pods"),
  ];
}
