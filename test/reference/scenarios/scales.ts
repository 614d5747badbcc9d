import { container, deployment } from "../objects.ts";
import { applyAs, get, jsonPatch, mergePatch, post, put, type Scenario, strategicPatch } from "../scenario.ts";

const deploy = "apps/v1/deployments/web";
const scale = (replicas: number | undefined, metadata: object = {}) => ({
  apiVersion: "autoscaling/v1",
  kind: "Scale",
  metadata: { name: "web", ...metadata },
  ...(replicas === undefined ? {} : { spec: { replicas } }),
});

/** Who owns the replicas, through a Scale and through the object. */
export const scales: readonly Scenario[] = [
  {
    name: "scale and its managers",
    steps: [
      applyAs("one", "creates", deploy, deployment("web", { replicas: 1 })),
      get("reads the scale", `${deploy}/scale`),
      applyAs("hpa", "applies the same scale", `${deploy}/scale`, scale(1)),
      applyAs("hpa", "conflicts", `${deploy}/scale`, scale(3)),
      applyAs("hpa", "forces", `${deploy}/scale`, scale(3), { force: true }),
      applyAs("hpa", "the same again", `${deploy}/scale`, scale(3)),
      get("reads the object", deploy),
      applyAs("one", "applies the object without replicas", deploy, deployment("web")),
      applyAs("one", "applies the object with replicas", deploy, deployment("web", { replicas: 2 })),
      put("puts a scale", `${deploy}/scale`, scale(5, { resourceVersion: "" }), { query: { fieldManager: "putter" } }),
      get("reads the object again", deploy),
      mergePatch(
        "merges into a scale",
        `${deploy}/scale`,
        { spec: { replicas: 6 } },
        { query: { fieldManager: "merger" } },
      ),
      jsonPatch("patches a scale", `${deploy}/scale`, [{ op: "replace", path: "/spec/replicas", value: 7 }], {
        query: { fieldManager: "merger" },
      }),
      strategicPatch(
        "patches a scale strategically",
        `${deploy}/scale`,
        { spec: { replicas: 4 } },
        { query: { fieldManager: "putter" } },
      ),
      get("reads the object once more", deploy),
      applyAs("hpa", "gives the scale up", `${deploy}/scale`, scale(undefined), { force: true }),
      get("reads the object at the end", deploy),
      applyAs("hpa", "says another name", `${deploy}/scale`, scale(1, { name: "other" }), { force: true }),
      applyAs("hpa", "says another kind", `${deploy}/scale`, deployment("web"), { force: true }),
      applyAs("hpa", "has an unknown field", `${deploy}/scale`, { ...scale(1), bogus: 1 }, { force: true }),
      applyAs(
        "hpa",
        "has a text for replicas",
        `${deploy}/scale`,
        { ...scale(1), spec: { replicas: "1" } },
        { force: true },
      ),
      applyAs("hpa", "has too few", `${deploy}/scale`, scale(-1), { force: true }),
      applyAs("hpa", "has a wrong resourceVersion", `${deploy}/scale`, scale(1, { resourceVersion: "1" }), {
        force: true,
      }),
      applyAs("hpa", "of what is not there", "apps/v1/deployments/none/scale", {
        ...scale(1),
        metadata: { name: "none" },
      }),
      mergePatch("merges too few", `${deploy}/scale`, { spec: { replicas: -1 } }),
      mergePatch("merges a text", `${deploy}/scale`, { spec: { replicas: "x" } }),
      mergePatch("merges another name", `${deploy}/scale`, { metadata: { name: "x" } }),
      mergePatch("merges labels and status", `${deploy}/scale`, {
        metadata: { labels: { a: "b" } },
        status: { replicas: 3 },
      }),
      put("puts a scale of another name", `${deploy}/scale`, scale(5, { name: "x" })),
      put("puts a scale without a name", `${deploy}/scale`, { ...scale(5), metadata: {} }),
      put("puts a stale scale", `${deploy}/scale`, scale(5, { resourceVersion: "1" })),
      put("puts a scale of another uid", `${deploy}/scale`, scale(5, { uid: "00000000-0000-0000-0000-000000000001" })),
    ],
  },
  {
    name: "scale of what updaters own",
    steps: [
      post("is created", "apps/v1/deployments", deployment("web", { replicas: 2 }), {
        query: { fieldManager: "kubectl" },
      }),
      mergePatch(
        "changes the object",
        deploy,
        { metadata: { labels: { a: "b" } } },
        { query: { fieldManager: "labels" } },
      ),
      put("puts another scale", `${deploy}/scale`, scale(3), { query: { fieldManager: "kubectl" } }),
      get("reads once more", deploy),
      mergePatch(
        "sets replicas in the object",
        deploy,
        { spec: { replicas: 4 } },
        { query: { fieldManager: "kubectl" } },
      ),
    ],
  },
  {
    name: "scale of others",
    steps: [
      applyAs("one", "a replica set", "apps/v1/replicasets/web", {
        ...deployment("web", { replicas: 1 }),
        kind: "ReplicaSet",
      }),
      put("scaled by put", "apps/v1/replicasets/web/scale", scale(5), { query: { fieldManager: "putter" } }),
      applyAs("hpa", "scaled by apply", "apps/v1/replicasets/web/scale", scale(4), { force: true }),
      get("read", "apps/v1/replicasets/web"),
      applyAs("one", "a stateful set", "apps/v1/statefulsets/web", {
        ...deployment("web", { serviceName: "s" }),
        kind: "StatefulSet",
      }),
      mergePatch(
        "scaled by patch",
        "apps/v1/statefulsets/web/scale",
        { spec: { replicas: 3 } },
        { query: { fieldManager: "m" } },
      ),
      applyAs("hpa", "scaled by apply", "apps/v1/statefulsets/web/scale", scale(4), { force: true }),
      get("read", "apps/v1/statefulsets/web"),
      applyAs("one", "a replication controller", "replicationcontrollers/web", {
        apiVersion: "v1",
        kind: "ReplicationController",
        metadata: { name: "web" },
        spec: {
          replicas: 1,
          selector: { app: "web" },
          template: { metadata: { labels: { app: "web" } }, spec: { containers: [container("a")] } },
        },
      }),
      put("scaled by put", "replicationcontrollers/web/scale", scale(5), { query: { fieldManager: "putter" } }),
      applyAs("hpa", "scaled by apply", "replicationcontrollers/web/scale", scale(4), { force: true }),
      get("read", "replicationcontrollers/web"),
    ],
  },
];
