import { configMap, container, deployment, pod } from "../objects.ts";
import { applyAs, get, jsonPatch, mergePatch, post, put, type Scenario, strategicPatch } from "../scenario.ts";

const at = "configmaps/a";
const deploy = "apps/v1/deployments/web";
const template = (containers: readonly object[]) => ({
  template: { metadata: { labels: { app: "web" } }, spec: { containers } },
});

/** Who owns what: taking, sharing, giving up, conflicts. */
export const applyOwnership: readonly Scenario[] = [
  {
    name: "apply ownership of map keys",
    steps: [
      applyAs("one", "creates", at, configMap("a", { data: { x: "1", y: "1" } })),
      applyAs("one", "changes nothing", at, configMap("a", { data: { x: "1", y: "1" } })),
      applyAs("two", "shares a key of the same value", at, configMap("a", { data: { x: "1" } })),
      applyAs("two", "wants another value", at, configMap("a", { data: { x: "2", z: "2" } })),
      applyAs("two", "takes it by force", at, configMap("a", { data: { x: "2", z: "2" } }), { force: true }),
      applyAs("one", "conflicts in its turn", at, configMap("a", { data: { x: "1", y: "1", z: "1" } })),
      applyAs("one", "gives up a key that another owns", at, configMap("a", { data: { y: "1" } })),
      applyAs("one", "gives up a key that nobody else owns", at, configMap("a", {})),
      applyAs("two", "gives up all", at, configMap("a")),
      applyAs("three", "applies nothing but a name", at, configMap("a")),
      applyAs("three", "applies an empty map", at, configMap("a", { data: {} })),
      applyAs("three", "applies it without the map", at, configMap("a")),
    ],
  },
  {
    name: "apply after updates",
    steps: [
      post("is created", "configmaps", configMap("a", { data: { x: "1", y: "1" } }, { labels: { l: "1" } })),
      applyAs("one", "conflicts with the creator", at, configMap("a", { data: { x: "2" } }, { labels: { l: "2" } })),
      applyAs("one", "forces", at, configMap("a", { data: { x: "2" } }, { labels: { l: "2" } }), { force: true }),
      mergePatch("an updater changes what was applied", at, { data: { x: "3" } }),
      applyAs("one", "conflicts with that", at, configMap("a", { data: { x: "2" } }, { labels: { l: "2" } })),
      applyAs("one", "agrees with that", at, configMap("a", { data: { x: "3" } }, { labels: { l: "2" } })),
      mergePatch("an updater removes what was applied", at, { data: { x: null } }),
      applyAs("one", "brings it back", at, configMap("a", { data: { x: "3" } }, { labels: { l: "2" } })),
      mergePatch("an updater under the applier's name", at, { data: { x: "4" } }, { query: { fieldManager: "one" } }),
      applyAs("one", "conflicts with its own updates", at, configMap("a", { data: { x: "3" } })),
      jsonPatch("removes all data", at, [{ op: "remove", path: "/data" }]),
      applyAs("one", "finds no data", at, configMap("a", { data: { x: "3" } })),
      put("replaces everything", at, configMap("a", { data: { q: "1" } }), { query: { fieldManager: "putter" } }),
      get("reads", at),
    ],
  },
  {
    name: "apply conflicts with several managers",
    steps: [
      applyAs(
        "b-two",
        "creates",
        at,
        configMap("a", { data: { "k.1": "1", k2: "1" } }, { annotations: { "x.y/z": "1" } }),
      ),
      applyAs("a-one", "adds", at, configMap("a", { data: { k3: "1" }, binaryData: { b: "AA==" } })),
      mergePatch("updates", at, { data: { k4: "1" }, immutable: false }, { query: { fieldManager: "z-up" } }),
      mergePatch(
        "updates too",
        at,
        { metadata: { finalizers: ["x.y/a", "x.y/b"] } },
        { query: { fieldManager: "y-up" } },
      ),
      applyAs(
        "c",
        "conflicts with all",
        at,
        configMap(
          "a",
          { immutable: true, binaryData: { b: "AQ==" }, data: { "k.1": "2", k2: "2", k3: "2", k4: "2" } },
          { annotations: { "x.y/z": "2" } },
        ),
      ),
      applyAs("c", "conflicts with one", at, configMap("a", { data: { k4: "3" } })),
      applyAs("c", "conflicts with two of one", at, configMap("a", { data: { k2: "3", "k.1": "3" } })),
      applyAs(
        "c",
        "takes all",
        at,
        configMap(
          "a",
          { immutable: true, data: { "k.1": "2", k2: "2", k3: "2", k4: "2" } },
          { annotations: { "x.y/z": "2" } },
        ),
        { force: true },
      ),
    ],
  },
  {
    name: "apply of a deployment by several",
    steps: [
      applyAs("one", "creates", deploy, deployment("web", { replicas: 2 })),
      applyAs("two", "adds a container", deploy, {
        ...deployment("web"),
        spec: template([container("b", { image: "b" })]),
      }),
      applyAs("two", "adds a field to the other's container", deploy, {
        ...deployment("web"),
        spec: template([{ name: "a", env: [{ name: "E", value: "1" }] }, container("b", { image: "b" })]),
      }),
      applyAs("one", "leaves replicas to nobody", deploy, deployment("web")),
      strategicPatch(
        "an autoscaler sets replicas",
        deploy,
        { spec: { replicas: 7 } },
        { query: { fieldManager: "hpa" } },
      ),
      applyAs("one", "does not say replicas", deploy, deployment("web", { minReadySeconds: 3 })),
      applyAs("one", "says replicas again", deploy, deployment("web", { replicas: 2 })),
      applyAs("two", "gives up its container", deploy, {
        ...deployment("web"),
        spec: template([{ name: "a", env: [{ name: "E", value: "1" }] }]),
      }),
      applyAs("two", "gives up its variable", deploy, {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "web" },
      }),
      applyAs("one", "changes the template's labels", deploy, {
        ...deployment("web"),
        spec: {
          ...deployment("web").spec,
          template: { metadata: { labels: { app: "web", v: "2" } }, spec: { containers: [container("a")] } },
        },
      }),
      applyAs("one", "changes the selector", deploy, {
        ...deployment("web"),
        spec: { ...deployment("web").spec, selector: { matchLabels: { app: "web", v: "2" } } },
      }),
    ],
  },
  {
    name: "removal of what had defaults",
    steps: [
      applyAs(
        "one",
        "creates with a strategy",
        deploy,
        deployment("web", {
          strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 3 } },
          progressDeadlineSeconds: 9,
        }),
      ),
      applyAs("one", "drops them", deploy, deployment("web")),
      applyAs("one", "changes the strategy", deploy, deployment("web", { strategy: { type: "Recreate" } })),
      applyAs("one", "forces the strategy", deploy, deployment("web", { strategy: { type: "Recreate" } }), {
        force: true,
      }),
      applyAs("one", "changes it back", deploy, deployment("web", { strategy: { type: "RollingUpdate" } })),
      applyAs(
        "pods",
        "creates a pod with ports",
        "pods/p",
        pod("p", {
          containers: [container("a", { ports: [{ containerPort: 80 }], resources: { limits: { cpu: "1" } } })],
          restartPolicy: "Never",
        }),
      ),
      applyAs(
        "pods",
        "drops the default it owned",
        "pods/p",
        pod("p", {
          containers: [container("a", { ports: [{ containerPort: 80 }], resources: { limits: { cpu: "1" } } })],
        }),
      ),
      applyAs("pods", "drops a port", "pods/p", pod("p", { containers: [container("a")] })),
    ],
  },
];
