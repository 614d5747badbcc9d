import { type Rule, rule } from "./rule.ts";

const read = "get list watch";
const write = "create update patch delete";
const events = rule("create patch update", "events events.events.k8s.io");
const reviews = rule("create", "tokenreviews.authentication.k8s.io subjectaccessreviews.authorization.k8s.io");
const ownLease = (name: string): readonly Rule[] => [
  rule("create", "leases.coordination.k8s.io", { namespace: "kube-system" }),
  rule("get update patch", "leases.coordination.k8s.io", { namespace: "kube-system", names: [name] }),
];

/** What each process of the control plane needs, and no more. */
export const identities: Readonly<Record<string, readonly Rule[]>> = {
  "system:apiserver": [rule("*", "*")],
  "system:kube-scheduler": [
    events,
    reviews,
    ...ownLease("kube-scheduler"),
    rule(
      read,
      "nodes pods namespaces services replicationcontrollers replicasets.apps statefulsets.apps poddisruptionbudgets.policy " +
        "priorityclasses.scheduling.k8s.io persistentvolumes persistentvolumeclaims storageclasses.storage.k8s.io " +
        "csinodes.storage.k8s.io csidrivers.storage.k8s.io csistoragecapacities.storage.k8s.io " +
        "volumeattachments.storage.k8s.io deviceclasses.resource.k8s.io resourceslices.resource.k8s.io " +
        "resourceclaims.resource.k8s.io",
    ),
    rule("delete", "pods"),
    rule("create", "bindings pods/binding"),
    rule("patch update", "pods/status pods/finalizers persistentvolumes persistentvolumeclaims"),
    rule(
      write,
      "resourceclaims.resource.k8s.io resourceclaims.resource.k8s.io/status resourceclaims.resource.k8s.io/binding",
    ),
  ],
  // Garbage collection and namespace deletion reach every object; the rest of its controllers create only these.
  "system:kube-controller-manager": [
    events,
    reviews,
    rule(`${read} update patch delete deletecollection`, "*"),
    rule(
      "create",
      "pods endpoints configmaps secrets serviceaccounts serviceaccounts/token persistentvolumes persistentvolumeclaims " +
        "pods/eviction replicasets.apps controllerrevisions.apps jobs.batch endpointslices.discovery.k8s.io " +
        "leases.coordination.k8s.io volumeattachments.storage.k8s.io resourceclaims.resource.k8s.io " +
        "ipaddresses.networking.k8s.io servicecidrs.networking.k8s.io",
    ),
    rule("approve sign", "signers.certificates.k8s.io"),
  ],
  "system:cloud-controller-manager": [
    events,
    reviews,
    ...ownLease("cloud-controller-manager"),
    rule(`${read} create update patch delete`, "nodes"),
    rule("patch update", "nodes/status services services/status"),
    rule(read, "services pods endpointslices.discovery.k8s.io configmaps"),
  ],
  "system:kube-proxy": [
    events,
    rule(read, "nodes"),
    rule("list watch", "services endpoints endpointslices.discovery.k8s.io servicecidrs.networking.k8s.io"),
  ],
  "system:kube-dns": [
    events,
    rule("get list watch", "services namespaces pods endpointslices.discovery.k8s.io"),
    rule(write, "endpointslices.discovery.k8s.io", { namespace: "kube-system" }),
    // The service it stands behind, and the node with which its slice goes.
    rule("create", "services", { namespace: "kube-system" }),
    rule("get", "nodes"),
  ],
  "system:metrics-server": [reviews, rule(read, "nodes pods"), rule("get", "nodes/metrics")],
  "system:kube-apiserver-kubelet-client": [
    rule(read, "nodes"),
    rule("*", "nodes/proxy nodes/stats nodes/log nodes/metrics nodes/healthz nodes/pods nodes/configz"),
  ],
};

/** What everyone may do whom we know. */
export const authenticatedRules: readonly Rule[] = [
  rule(
    "create",
    "selfsubjectreviews.authentication.k8s.io selfsubjectaccessreviews.authorization.k8s.io " +
      "selfsubjectrulesreviews.authorization.k8s.io",
  ),
];

/** What anybody may read, known or not: by it a joining machine finds out whom it talks to. */
export const everybodysRules: readonly Rule[] = [
  rule("get", "configmaps", { namespace: "kube-public", names: ["cluster-info"] }),
];

/** What a joining node may do with its bootstrap token. */
export const bootstrapperRules: readonly Rule[] = [
  rule("create get list watch", "certificatesigningrequests.certificates.k8s.io"),
];

const information = ["/healthz", "/livez", "/readyz", "/version", "/version/"];
const discovery = ["/api", "/api/*", "/apis", "/apis/*", "/openapi", "/openapi/*"];
const monitoring = ["/metrics", "/metrics/slis", "/healthz/*", "/livez/*", "/readyz/*"];
const openid = ["/.well-known/openid-configuration", "/openid/v1/jwks"];

/** Paths that may be read, by group; a star at the end stands for anything. */
export const readablePaths: Readonly<Record<string, readonly string[]>> = {
  "system:unauthenticated": information,
  "system:authenticated": [...information, ...discovery],
  "system:serviceaccounts": openid,
  "system:monitoring": monitoring,
};
