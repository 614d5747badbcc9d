import { decodeObject } from "../codec/decode.ts";
import type { ApiObject, Kind } from "../schema/schema.ts";
import { kinds } from "../schema/table.ts";
import { applyDefaults } from "./apply-defaults.ts";

const withDefaults = (kind: unknown, body: unknown): ApiObject =>
  applyDefaults(kind as Kind, decodeObject(kind as Kind, body));
const aPod = (spec: object) => ({
  metadata: { name: "a" },
  spec: { containers: [{ name: "c", image: "i" }], ...spec },
});
const template = { metadata: { labels: { app: "x" } }, spec: { containers: [{ name: "c", image: "i:1" }] } };

const rows = [
  {
    it: "gives a pod its policies",
    kind: kinds.Pod,
    body: aPod({}),
    spec: {
      restartPolicy: "Always",
      dnsPolicy: "ClusterFirst",
      terminationGracePeriodSeconds: 30,
      enableServiceLinks: true,
    },
  },
  {
    it: "lets a container that has a limit ask for as much",
    kind: kinds.Pod,
    body: aPod({ containers: [{ name: "c", image: "i", resources: { limits: { cpu: 1 } } }] }),
    spec: { containers: [{ resources: { limits: { cpu: "1" }, requests: { cpu: "1" } } }] },
  },
  {
    it: "rounds resources up to a thousandth",
    kind: kinds.Pod,
    body: aPod({ containers: [{ name: "c", image: "i", resources: { requests: { cpu: "0.0001" } } }] }),
    spec: { containers: [{ resources: { requests: { cpu: "1m" } } }] },
  },
  {
    it: "fills the requests of the pod as a whole from its containers",
    kind: kinds.Pod,
    body: aPod({
      resources: { limits: { cpu: 2, memory: "1Gi" } },
      containers: [
        { name: "c", image: "i", resources: { limits: { cpu: 1 } } },
        { name: "d", image: "i", resources: { requests: { memory: "10Mi" } } },
      ],
    }),
    spec: { resources: { limits: { cpu: "2", memory: "1Gi" }, requests: { cpu: "1", memory: "10Mi" } } },
  },
  {
    it: "opens a container's ports on the host when the pod is on the host's network",
    kind: kinds.Pod,
    body: aPod({ hostNetwork: true, containers: [{ name: "c", image: "i", ports: [{ containerPort: 80 }] }] }),
    spec: { containers: [{ ports: [{ hostPort: 80, containerPort: 80, protocol: "TCP" }] }] },
  },
  {
    it: "makes a volume without a source an empty directory",
    kind: kinds.Pod,
    body: aPod({ volumes: [{ name: "v" }] }),
    spec: { volumes: [{ name: "v", emptyDir: {} }] },
  },
  {
    it: "reads the old name of the service account and writes both",
    kind: kinds.Pod,
    body: aPod({ serviceAccount: "robot" }),
    spec: { serviceAccountName: "robot", serviceAccount: "robot" },
  },
  {
    it: "completes a rolling update that is half there",
    kind: kinds.Deployment,
    body: { metadata: { name: "a" }, spec: { template, strategy: { rollingUpdate: { maxSurge: 1 } } } },
    spec: { replicas: 1, strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%", maxSurge: 1 } } },
  },
  {
    it: "leaves a Recreate strategy alone",
    kind: kinds.Deployment,
    body: { metadata: { name: "a" }, spec: { template, strategy: { type: "Recreate" } } },
    spec: { strategy: { type: "Recreate" } },
  },
  {
    it: "completes a Job, though not the template of a CronJob",
    kind: kinds.Job,
    body: { metadata: { name: "a" }, spec: { template } },
    spec: { parallelism: 1, completions: 1, backoffLimit: 6, completionMode: "NonIndexed", suspend: false },
  },
  {
    it: "points a service's port at itself",
    kind: kinds.Service,
    body: { metadata: { name: "a" }, spec: { ports: [{ port: 80 }] } },
    spec: { ports: [{ protocol: "TCP", port: 80, targetPort: 80 }], type: "ClusterIP", sessionAffinity: "None" },
  },
  {
    it: "selects by both directions when a network policy names egress",
    kind: kinds.NetworkPolicy,
    body: { metadata: { name: "a" }, spec: { egress: [{}] } },
    spec: { policyTypes: ["Ingress", "Egress"] },
  },
  {
    it: "completes both scaling behaviors once one is given",
    kind: kinds.HorizontalPodAutoscaler,
    body: { metadata: { name: "a" }, spec: { maxReplicas: 3, behavior: { scaleUp: { selectPolicy: "Min" } } } },
    spec: {
      behavior: {
        scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: "Min" },
        scaleDown: { selectPolicy: "Max", policies: [{ type: "Percent", value: 100, periodSeconds: 15 }] },
      },
    },
  },
];

for (const { it, kind, body, spec } of rows) {
  test(`applyDefaults() ${it}`, () => expect(withDefaults(kind, body).spec).toMatchObject(spec));
  test(`applyDefaults() ${it}, and has nothing to add a second time`, () => {
    const once = withDefaults(kind, body);
    expect(applyDefaults(kind as Kind, once)).toEqual(once);
  });
}

test("applyDefaults() keeps the order of Go's JSON", () => {
  const { spec } = withDefaults(kinds.Pod, aPod({ nodeName: "n", volumes: [{ name: "v" }] }));
  expect(Object.keys(spec as object)).toEqual([
    "volumes",
    "containers",
    "restartPolicy",
    "terminationGracePeriodSeconds",
    "dnsPolicy",
    "nodeName",
    "securityContext",
    "schedulerName",
    "enableServiceLinks",
  ]);
});

test("applyDefaults() leaves its input as it was", () => {
  const decoded = decodeObject(kinds.Pod as unknown as Kind, aPod({}));
  const before = JSON.stringify(decoded);
  applyDefaults(kinds.Pod as unknown as Kind, decoded);
  expect(JSON.stringify(decoded)).toBe(before);
});

test("applyDefaults() turns a secret's plain text into data, which it wins over", () => {
  const secret = withDefaults(kinds.Secret, {
    metadata: { name: "a" },
    data: { a: "eA==" },
    stringData: { a: "y", b: "é" },
  });
  expect(secret.data).toEqual({ a: "eQ==", b: "w6k=" });
  expect(secret.stringData).toBeUndefined();
});

test("applyDefaults() labels a namespace with its name", () => {
  const namespace = withDefaults(kinds.Namespace, { metadata: { name: "team", labels: { z: "1" } } });
  expect(namespace.metadata.labels).toEqual({ "kubernetes.io/metadata.name": "team", z: "1" });
});

test("applyDefaults() fills in only what is not shared with an object that has its defaults", () => {
  const known = withDefaults(kinds.Pod, aPod({}));
  const [container] = (known.spec as { containers: readonly object[] }).containers;
  const added = { name: "d", image: "j" };
  const changed = { ...known, spec: { ...(known.spec as object), containers: [container, added] } } as ApiObject;
  const filled = applyDefaults(kinds.Pod, changed, known);
  expect(filled).toEqual(applyDefaults(kinds.Pod, changed));
  expect((filled.spec as { containers: readonly object[] }).containers[0]).toBe(container);
});
