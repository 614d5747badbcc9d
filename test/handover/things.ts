import type { TestClient } from "../../services/apiserver/src/server/testing-client.ts";
import { autoscaler, configMap, container, deployment, pod, service } from "../reference/objects.ts";

const labels = { app: "web" };
const template = { metadata: { labels }, spec: { containers: [container("a")] } };
const group = (apiVersion: string, kind: string, name: string, fields: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name },
  ...fields,
});
const reference = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role" };
const now = "2026-01-01T00:00:00.000000Z";

/** What a team has in a cluster: path below the namespace (or a whole path), and object. */
const things: readonly [string, object][] = [
  ["serviceaccounts", group("v1", "ServiceAccount", "default")],
  ["configmaps", configMap("settings", { data: { a: "<&>", b: "ü" }, binaryData: { c: "AAEC" } })],
  ["secrets", group("v1", "Secret", "keys", { stringData: { a: "1" }, type: "Opaque" })],
  ["pods", pod("one", { containers: [container("a", { resources: { limits: { cpu: "1500m", memory: "64Mi" } } })] })],
  ["services", service("plain", { selector: labels, ports: [{ port: 80, targetPort: "web" }] })],
  ["services", service("headless", { clusterIP: "None", selector: labels, ports: [{ port: 80 }] })],
  [
    "services",
    service("open", {
      type: "NodePort",
      selector: labels,
      ports: [{ port: 80 }, { port: 81, name: "b" }].map((port, i) => ({ name: `p${i}`, ...port })),
    }),
  ],
  ["services", service("balanced", { type: "LoadBalancer", externalTrafficPolicy: "Local", ports: [{ port: 443 }] })],
  ["services", service("elsewhere", { type: "ExternalName", externalName: "example.org" })],
  [
    "limitranges",
    group("v1", "LimitRange", "limits", { spec: { limits: [{ type: "Container", max: { cpu: "4" } }] } }),
  ],
  ["resourcequotas", group("v1", "ResourceQuota", "quota", { spec: { hard: { pods: "100" } } })],
  [
    "persistentvolumeclaims",
    group("v1", "PersistentVolumeClaim", "data", {
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
    }),
  ],
  [
    "events",
    {
      ...group("v1", "Event", "e1", { reason: "R", message: "m", type: "Normal" }),
      involvedObject: { kind: "Pod", name: "one", namespace: "team" },
    },
  ],
  [
    "events.k8s.io/v1/events",
    group("events.k8s.io/v1", "Event", "e2", {
      eventTime: now,
      action: "A",
      reason: "R",
      reportingController: "x.y/z",
      reportingInstance: "i",
      type: "Normal",
      regarding: { kind: "Pod", name: "one", namespace: "team" },
    }),
  ],
  ["apps/v1/deployments", deployment("web", { replicas: 2 })],
  [
    "apps/v1/statefulsets",
    group("apps/v1", "StatefulSet", "db", { spec: { serviceName: "db", selector: { matchLabels: labels }, template } }),
  ],
  [
    "apps/v1/daemonsets",
    group("apps/v1", "DaemonSet", "agent", { spec: { selector: { matchLabels: labels }, template } }),
  ],
  [
    "batch/v1/jobs",
    group("batch/v1", "Job", "once", {
      spec: { template: { spec: { restartPolicy: "Never", containers: [container("a")] } } },
    }),
  ],
  [
    "batch/v1/cronjobs",
    group("batch/v1", "CronJob", "daily", {
      spec: {
        schedule: "0 0 * * *",
        jobTemplate: { spec: { template: { spec: { restartPolicy: "Never", containers: [container("a")] } } } },
      },
    }),
  ],
  ["autoscaling/v1/horizontalpodautoscalers", autoscaler("v1", "old", { targetCPUUtilizationPercentage: 60 })],
  [
    "autoscaling/v2/horizontalpodautoscalers",
    autoscaler("v2", "new", { behavior: { scaleDown: { selectPolicy: "Disabled" } } }),
  ],
  [
    "policy/v1/poddisruptionbudgets",
    group("policy/v1", "PodDisruptionBudget", "web", {
      spec: { minAvailable: "50%", selector: { matchLabels: labels } },
    }),
  ],
  [
    "networking.k8s.io/v1/networkpolicies",
    group("networking.k8s.io/v1", "NetworkPolicy", "deny", { spec: { podSelector: {}, policyTypes: ["Ingress"] } }),
  ],
  [
    "networking.k8s.io/v1/ingresses",
    group("networking.k8s.io/v1", "Ingress", "web", {
      spec: { defaultBackend: { service: { name: "plain", port: { number: 80 } } } },
    }),
  ],
  [
    "coordination.k8s.io/v1/leases",
    group("coordination.k8s.io/v1", "Lease", "leader", {
      spec: { holderIdentity: "me", leaseDurationSeconds: 15, renewTime: now },
    }),
  ],
  [
    "discovery.k8s.io/v1/endpointslices",
    group("discovery.k8s.io/v1", "EndpointSlice", "web-1", {
      addressType: "IPv4",
      endpoints: [{ addresses: ["10.1.0.1"] }],
      ports: [{ port: 80, name: "http" }],
    }),
  ],
  [
    "rbac.authorization.k8s.io/v1/roles",
    group(reference.apiVersion, "Role", "reader", {
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
    }),
  ],
  [
    "rbac.authorization.k8s.io/v1/rolebindings",
    group(reference.apiVersion, "RoleBinding", "reader", {
      subjects: [{ kind: "User", name: "jane", apiGroup: "rbac.authorization.k8s.io" }],
      roleRef: { kind: "Role", name: "reader", apiGroup: "rbac.authorization.k8s.io" },
    }),
  ],
  [
    "/api/v1/nodes",
    group("v1", "Node", "node-1", {
      spec: { podCIDR: "10.2.0.0/24", podCIDRs: ["10.2.0.0/24"], taints: [{ key: "k", effect: "NoSchedule" }] },
    }),
  ],
  [
    "/api/v1/persistentvolumes",
    group("v1", "PersistentVolume", "disk", {
      spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], hostPath: { path: "/tmp" } },
    }),
  ],
  [
    "/apis/storage.k8s.io/v1/storageclasses",
    group("storage.k8s.io/v1", "StorageClass", "fast", { provisioner: "x.y/z", parameters: { a: "b" } }),
  ],
  [
    "/apis/scheduling.k8s.io/v1/priorityclasses",
    group("scheduling.k8s.io/v1", "PriorityClass", "high", { value: 1000 }),
  ],
  [
    "/apis/networking.k8s.io/v1/ingressclasses",
    group("networking.k8s.io/v1", "IngressClass", "nginx", { spec: { controller: "x.y/z" } }),
  ],
  ["/apis/node.k8s.io/v1/runtimeclasses", group("node.k8s.io/v1", "RuntimeClass", "sandbox", { handler: "gvisor" })],
  [
    "/apis/rbac.authorization.k8s.io/v1/clusterroles",
    group(reference.apiVersion, "ClusterRole", "viewer", {
      rules: [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }],
    }),
  ],
];

const placeIn = (namespace: string, path: string): string => {
  if (path.startsWith("/")) return path;
  const [first, version, ...rest] = path.split("/");
  return version
    ? `/apis/${first}/${version}/namespaces/${namespace}/${rest.join("/")}`
    : `/api/v1/namespaces/${namespace}/${first}`;
};

/** Makes all of these things, and has some of them patched, applied and deleted in part. */
export async function makeThings(client: TestClient): Promise<void> {
  const namespace = "team";
  const send = async (method: string, path: string, body: unknown, type = "application/json") => {
    const answer = await client.send(method, path, {
      body,
      headers: { "content-type": type, "user-agent": "maker/1" },
    });
    if (answer.code >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
  };
  await send("POST", "/api/v1/namespaces", group("v1", "Namespace", namespace));
  for (const [path, thing] of things) await send("POST", placeIn(namespace, path), thing);
  const web = `${placeIn(namespace, "apps/v1/deployments")}/web`;
  await send(
    "PATCH",
    `${web}?fieldManager=applier&force=true`,
    deployment("web", { replicas: 3 }),
    "application/apply-patch+yaml",
  );
  await send("PATCH", `${web}/status`, { status: { replicas: 3 } }, "application/merge-patch+json");
  const settings = `${placeIn(namespace, "configmaps")}/settings`;
  await send("PATCH", settings, { metadata: { finalizers: ["x.y/z"] } }, "application/merge-patch+json");
  await send("DELETE", settings, undefined);
}
