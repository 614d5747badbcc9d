import type { ApiObject, FieldSelector } from "@kubets/api";
import type { User } from "../road/call.ts";
import type { Attributes, ResourceAttributes } from "./authorizer.ts";
import { closedList } from "./closed-list.ts";
import { forbiddenError } from "./forbidden-error.ts";

const pod = (name: string, node: string, spec: Record<string, unknown> = {}): ApiObject => ({
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name, namespace: "ns" },
  spec: { nodeName: node, ...spec },
});
const pods = [
  pod("mine", "n1", {
    serviceAccountName: "web",
    containers: [{ env: [{ valueFrom: { secretKeyRef: { name: "password" } } }] }],
    initContainers: [{ envFrom: [{ configMapRef: { name: "settings" } }] }],
    volumes: [
      { name: "d", persistentVolumeClaim: { claimName: "data" } },
      { projected: { sources: [{ secret: { name: "tls" } }] } },
    ],
  }),
  pod("theirs", "n2", { volumes: [{ secret: { secretName: "other" } }] }),
];
const authorizer = closedList({
  podsOnNode: (node) => pods.filter((p) => (p.spec as { nodeName: string }).nodeName === node),
  pod: (_, name) => pods.find((p) => p.metadata.name === name),
  volumeOfClaim: (_, claim) => (claim === "data" ? "pv-1" : undefined),
  volumeOfAttachment: (name) => (name === "att" ? { node: "n1" } : undefined),
});

const user = (name: string, ...groups: string[]): User => ({
  name,
  uid: "",
  groups: [...groups, "system:authenticated"],
  extra: {},
});
const admin = user("kubernetes-admin", "system:masters");
const scheduler = user("system:kube-scheduler");
const n1 = user("system:node:n1", "system:nodes");
const alice = user("alice");
const nobody: User = { name: "system:anonymous", uid: "", groups: ["system:unauthenticated"], extra: {} };
const selects = (path: string, value: string): FieldSelector =>
  ({ requirements: [{ path, operator: "=", value }], empty: false, matches: () => true }) as FieldSelector;

/** `get pods/status ns/x` or `get leases.coordination.k8s.io kube-system/x` or `get /path`. */
function wanted(text: string, fieldSelector?: FieldSelector): Attributes {
  const [verb, what, where = ""] = text.split(" ") as [string, string, string?];
  if (what.startsWith("/")) return { verb, path: what };
  const [qualified, subresource = ""] = what.split("/");
  const [resource, ...group] = qualified!.split(".");
  const [namespace, name = ""] = where.includes("/") ? where.split("/") : ["", where];
  return {
    verb,
    group: group.join("."),
    version: "v1",
    resource,
    subresource,
    namespace,
    name,
    fieldSelector,
  } as ResourceAttributes;
}

const rows: { who: User; may?: string; mayNot?: string; selector?: FieldSelector }[] = [
  { who: admin, may: "delete nodes n1" },
  { who: admin, may: "get /metrics" },
  { who: scheduler, may: "create pods/binding ns/x" },
  { who: scheduler, may: "update leases.coordination.k8s.io kube-system/kube-scheduler" },
  { who: scheduler, mayNot: "update leases.coordination.k8s.io kube-system/kube-controller-manager" },
  { who: scheduler, mayNot: "list secrets" },
  { who: scheduler, mayNot: "create pods ns/" },
  { who: user("system:kube-controller-manager"), may: "delete deployments.apps ns/x" },
  { who: user("system:kube-controller-manager"), mayNot: "create clusterrolebindings.rbac.authorization.k8s.io x" },
  { who: user("system:kube-proxy"), may: "watch endpointslices.discovery.k8s.io" },
  { who: user("system:kube-proxy"), mayNot: "watch secrets" },
  { who: n1, may: "patch nodes/status n1" },
  { who: n1, mayNot: "patch nodes/status n2" },
  { who: n1, mayNot: "delete nodes n1" },
  { who: n1, may: "list pods", selector: selects("spec.nodeName", "n1") },
  { who: n1, mayNot: "list pods", selector: selects("spec.nodeName", "n2") },
  { who: n1, mayNot: "list pods" },
  { who: n1, may: "patch pods/status ns/mine" },
  { who: n1, mayNot: "patch pods/status ns/theirs" },
  { who: n1, mayNot: "create pods/exec ns/mine" },
  { who: n1, may: "get secrets ns/password" },
  { who: n1, may: "watch secrets ns/tls" },
  { who: n1, mayNot: "get secrets ns/other" },
  { who: n1, mayNot: "get secrets kube-system/password" },
  { who: n1, mayNot: "list secrets ns/" },
  { who: n1, mayNot: "update secrets ns/password" },
  { who: n1, may: "get configmaps ns/settings" },
  { who: n1, may: "create serviceaccounts/token ns/web" },
  { who: n1, mayNot: "create serviceaccounts/token ns/admin" },
  { who: n1, may: "get persistentvolumes pv-1" },
  { who: n1, mayNot: "get persistentvolumes pv-2" },
  { who: n1, may: "get volumeattachments.storage.k8s.io att" },
  { who: n1, may: "update leases.coordination.k8s.io kube-node-lease/n1" },
  { who: n1, mayNot: "update leases.coordination.k8s.io kube-node-lease/n2" },
  { who: user("system:node:n1"), mayNot: "patch nodes/status n1" },
  { who: alice, may: "create selfsubjectreviews.authentication.k8s.io" },
  { who: alice, may: "get /apis/apps/v1" },
  { who: alice, mayNot: "get /metrics" },
  { who: alice, mayNot: "get pods ns/x" },
  { who: user("constructor"), mayNot: "get pods ns/x" },
  { who: nobody, may: "get /readyz" },
  { who: nobody, may: "get /version" },
  { who: nobody, mayNot: "get /openid/v1/jwks" },
  { who: nobody, mayNot: "get /api" },
  { who: nobody, mayNot: "list pods" },
  { who: nobody, may: "get configmaps kube-public/cluster-info" },
  { who: nobody, mayNot: "get configmaps kube-public/other" },
  { who: nobody, mayNot: "list configmaps kube-public/" },
  { who: { ...nobody, name: "system:kube-controller-manager" }, mayNot: "list pods" },
];
for (const { who, may, mayNot, selector } of rows) {
  const text = may ?? mayNot!;
  const limits = selector ? ` with ${selector.requirements[0]!.path}=${selector.requirements[0]!.value}` : "";
  test(`${who.name}${who.groups.includes("system:authenticated") ? "" : " (unauthenticated)"} may${may ? "" : " not"} ${text}${limits}`, async () =>
    expect((await authorizer.authorize(who, wanted(text, selector))).allowed).toBe(Boolean(may)));
}

const texts: [string, string][] = [
  [
    "get pods ns/x",
    'pods "x" is forbidden: User "alice" cannot get resource "pods" in API group "" in the namespace "ns"',
  ],
  [
    "list deployments.apps",
    'deployments.apps is forbidden: User "alice" cannot list resource "deployments" in API group "apps" at the cluster scope',
  ],
  [
    "get pods/log ns/x",
    'pods "x" is forbidden: User "alice" cannot get resource "pods/log" in API group "" in the namespace "ns"',
  ],
  ["get /metrics", 'forbidden: User "alice" cannot get path "/metrics"'],
];
for (const [what, says] of texts)
  test(`the refusal of "${what}" says who cannot do what`, () =>
    expect(forbiddenError(alice, wanted(what), "").message).toBe(says));
