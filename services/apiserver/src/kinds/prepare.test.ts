import { type ApiObject, decodeObject, type Kind, kinds } from "@kubets/api";
import { recordOf } from "./index.ts";
import type { HookContext } from "./kind-record.ts";
import { prepareForCreate, prepareForUpdate, resetFieldsOf } from "./prepare.ts";

const context = (subresource = ""): HookContext => ({
  now: new Date("2026-01-02T03:04:05.678Z"),
  dryRun: false,
  store: { get: () => Promise.reject(new Error("no store")), peek: () => undefined, peekAll: () => [] },
  apiVersion: "v1",
  subresource,
  user: { name: "jane", uid: "u1", groups: ["dev"], extra: {} },
  warn: () => {},
});
const decoded = (kind: Kind, value: object): ApiObject =>
  decodeObject(kind, { kind: kind.kind, apiVersion: kind.apiVersion, metadata: { name: "web", uid: "1-2" }, ...value });
function created(kind: Kind, value: object): ApiObject {
  const object = decoded(kind, value);
  return prepareForCreate(recordOf(kind), { object, sent: object }, context());
}
const updated = (kind: Kind, { from, to, part = "" }: { from: object; to: object; part?: string }): ApiObject =>
  prepareForUpdate(recordOf(kind), { previous: decoded(kind, from), next: decoded(kind, to) }, context(part));

const creations: { it: string; kind: Kind; sent: object; becomes: object }[] = [
  {
    it: "a Pod's lifecycle goes with the stop signal that nothing obeys yet",
    kind: kinds.Pod,
    sent: { spec: { containers: [{ name: "c", lifecycle: { stopSignal: "SIGTERM" } }] } },
    becomes: { spec: { containers: [{ name: "c", resources: {} }] } },
  },
  {
    it: "a Deployment loses its status and begins at generation 1",
    kind: kinds.Deployment,
    sent: { spec: { replicas: 1 }, status: { replicas: 9 } },
    becomes: { metadata: { generation: 1 }, status: {} },
  },
  {
    it: "a ReplicaSet's empty status has the counters that are never left out",
    kind: kinds.ReplicaSet,
    sent: { status: { replicas: 9 } },
    becomes: { status: { replicas: 0 } },
  },
  {
    it: "a Job without labels has those that its pods are given",
    kind: kinds.Job,
    sent: { spec: { template: { spec: {} } } },
    becomes: {
      metadata: {
        labels: {
          "job-name": "web",
          "batch.kubernetes.io/job-name": "web",
          "controller-uid": "1-2",
          "batch.kubernetes.io/controller-uid": "1-2",
        },
      },
    },
  },
  {
    it: "a Job keeps the labels that it was sent with",
    kind: kinds.Job,
    sent: { metadata: { name: "web", uid: "1-2", labels: { a: "1" } }, spec: { template: { spec: {} } } },
    becomes: { metadata: { labels: { a: "1" } } },
  },
  {
    it: "a Pod is pending, of its QoS class",
    kind: kinds.Pod,
    sent: { spec: { containers: [{ name: "a", image: "a" }] }, status: { phase: "Running" } },
    becomes: { metadata: { generation: 1 }, status: { phase: "Pending", qosClass: "BestEffort" } },
  },
  {
    it: "a gated Pod says that it is not to be scheduled",
    kind: kinds.Pod,
    sent: { spec: { containers: [], schedulingGates: [{ name: "wait" }] } },
    becomes: {
      status: {
        conditions: [
          {
            type: "PodScheduled",
            status: "False",
            reason: "SchedulingGated",
            lastTransitionTime: "2026-01-02T03:04:05Z",
          },
        ],
      },
    },
  },
  {
    it: "a Pod's matchLabelKeys become requirements",
    kind: kinds.Pod,
    sent: {
      metadata: { name: "web", labels: { version: "2" } },
      spec: {
        containers: [],
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: "zone",
            whenUnsatisfiable: "DoNotSchedule",
            labelSelector: {},
            matchLabelKeys: ["version"],
          },
        ],
      },
    },
    becomes: {
      spec: {
        topologySpreadConstraints: [
          { labelSelector: { matchExpressions: [{ key: "version", operator: "In", values: ["2"] }] } },
        ],
      },
    },
  },
  {
    it: "a Job selects its own pods by its uid",
    kind: kinds.Job,
    sent: { spec: { template: { spec: {} } } },
    becomes: {
      spec: {
        selector: { matchLabels: { "batch.kubernetes.io/controller-uid": "1-2" } },
        template: {
          metadata: {
            labels: {
              "batch.kubernetes.io/controller-uid": "1-2",
              "batch.kubernetes.io/job-name": "web",
              "controller-uid": "1-2",
              "job-name": "web",
            },
          },
        },
      },
    },
  },
  {
    it: "a Namespace is active, labelled with its name, and held by the finalizer kubernetes",
    kind: kinds.Namespace,
    sent: {},
    becomes: {
      metadata: { labels: { "kubernetes.io/metadata.name": "web" } },
      spec: { finalizers: ["kubernetes"] },
      status: { phase: "Active" },
    },
  },
  {
    it: "a Secret's stringData goes into data",
    kind: kinds.Secret,
    sent: { data: { a: "MQ==" }, stringData: { a: "2", b: "3" } },
    becomes: { data: { a: "Mg==", b: "Mw==" } },
  },
  {
    it: "a Node brings its status along",
    kind: kinds.Node,
    sent: { status: { capacity: { cpu: "4" } } },
    becomes: { status: { capacity: { cpu: "4" } } },
  },
  {
    it: "a CertificateSigningRequest says who asks, whatever it says itself",
    kind: kinds.CertificateSigningRequest,
    sent: { spec: { request: "", signerName: "x/y", username: "root" } },
    becomes: { spec: { username: "jane", uid: "u1", groups: ["dev"] } },
  },
  {
    it: "a PersistentVolumeClaim names its source in both ways",
    kind: kinds.PersistentVolumeClaim,
    sent: { spec: { dataSource: { kind: "PersistentVolumeClaim", name: "old" } } },
    becomes: { spec: { dataSourceRef: { kind: "PersistentVolumeClaim", name: "old" } }, status: { phase: "Pending" } },
  },
  {
    it: "a CustomResourceDefinition remembers in which version it is stored",
    kind: kinds.CustomResourceDefinition,
    sent: { spec: { versions: [{ name: "v1", served: true, storage: true }] } },
    becomes: { metadata: { generation: 1 }, status: { storedVersions: ["v1"] } },
  },
];
for (const { it, kind, sent, becomes } of creations) {
  test(`prepareForCreate(): ${it}`, () => expect(created(kind, sent)).toMatchObject(becomes));
}

test("prepareForCreate() keeps Go's order of keys", () => {
  const keys = Object.keys(created(kinds.Secret, { type: "Opaque", stringData: { a: "1" } }));
  expect(keys).toEqual(["kind", "apiVersion", "metadata", "data", "type"]);
  expect(Object.keys(created(kinds.Pod, { spec: { containers: [] } }))).toEqual([
    "kind",
    "apiVersion",
    "metadata",
    "spec",
    "status",
  ]);
});

const at = (generation: number, more: object = {}) => ({ metadata: { name: "web", generation, ...more } });
const updates: { it: string; kind: Kind; from: object; to: object; part?: string; becomes: object }[] = [
  {
    it: "the configuration of a Node's kubelet is gone, also from its status",
    kind: kinds.Node,
    from: {},
    to: { status: { config: { error: "e" }, phase: "Running" } },
    part: "status",
    becomes: { status: { phase: "Running" } },
  },
  {
    it: "status stays when the object is written",
    kind: kinds.Deployment,
    from: { ...at(3), spec: { replicas: 1 }, status: { replicas: 1 } },
    to: { ...at(0), spec: { replicas: 2 }, status: { replicas: 9 } },
    becomes: { metadata: { generation: 4 }, spec: { replicas: 2 }, status: { replicas: 1 } },
  },
  {
    it: "spec stays when status is written, and so does the generation",
    kind: kinds.Deployment,
    from: { ...at(3), spec: { replicas: 1 } },
    to: { ...at(3), spec: { replicas: 2 }, status: { replicas: 9 } },
    part: "status",
    becomes: { metadata: { generation: 3 }, spec: { replicas: 1 }, status: { replicas: 9 } },
  },
  {
    it: "a Deployment's annotations raise its generation",
    kind: kinds.Deployment,
    from: { ...at(3), spec: {} },
    to: { ...at(3, { annotations: { a: "b" } }), spec: {} },
    becomes: { metadata: { generation: 4 } },
  },
  {
    it: "a PriorityClass stays at generation 1",
    kind: kinds.PriorityClass,
    from: { ...at(1), value: 1 },
    to: { ...at(1), value: 1, description: "new" },
    becomes: { metadata: { generation: 1 }, description: "new" },
  },
  {
    it: "resize changes resources and nothing else",
    kind: kinds.Pod,
    from: { ...at(1), spec: { containers: [{ name: "a", image: "a" }] } },
    to: { ...at(1), spec: { containers: [{ name: "a", image: "b", resources: { requests: { cpu: "2" } } }] } },
    part: "resize",
    becomes: {
      metadata: { generation: 2 },
      spec: { containers: [{ image: "a", resources: { requests: { cpu: "2" } } }] },
    },
  },
  {
    it: "a namespace's finalizers change only through finalize",
    kind: kinds.Namespace,
    from: { spec: { finalizers: ["kubernetes"] }, status: { phase: "Active" } },
    to: { spec: {} },
    becomes: { spec: { finalizers: ["kubernetes"] }, status: { phase: "Active" } },
  },
  {
    it: "the QoS class stays where the kubelet leaves it out",
    kind: kinds.Pod,
    from: { spec: { containers: [] }, status: { qosClass: "Burstable" } },
    to: { spec: { containers: [] }, status: { phase: "Running" } },
    part: "status",
    becomes: { status: { phase: "Running", qosClass: "Burstable" } },
  },
];
for (const { it, kind, from, to, part, becomes } of updates) {
  test(`prepareForUpdate(): ${it}`, () =>
    expect(updated(kind, { from, to, ...(part ? { part } : {}) })).toMatchObject(becomes));
}

test("resetFieldsOf() says what managedFields never hold", () => {
  expect(resetFieldsOf(recordOf(kinds.Pod), "")).toEqual([["status"]]);
  expect(resetFieldsOf(recordOf(kinds.Deployment), "status")).toEqual([["spec"], ["metadata", "labels"]]);
  expect(resetFieldsOf(recordOf(kinds.ConfigMap), "")).toEqual([]);
});

test("a custom resource keeps a generation, and its status is written alone", () => {
  const custom: Kind = {
    ...(kinds.Deployment as Kind),
    group: "example.com",
    subresources: kinds.Deployment.subresources,
  };
  const record = recordOf(custom);
  expect(record.allowUnconditionalUpdate).toBe(false);
  const object = {
    kind: "Widget",
    apiVersion: "example.com/v1",
    metadata: { name: "w", generation: 1 },
    spec: { size: 1 },
  };
  const grown = { next: { ...object, spec: { size: 2 } }, previous: object };
  expect(prepareForUpdate(record, grown, context()).metadata.generation).toBe(2);
});
