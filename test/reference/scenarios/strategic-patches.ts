import { configMap, container, deployment, pod, service } from "../objects.ts";
import { mergePatch, post, put, type Scenario, strategicPatch } from "../scenario.ts";

const deploy = "apps/v1/deployments/web";
const inPods = (spec: object) => ({ spec: { template: { spec } } });
const patch = (it: string, spec: unknown) => strategicPatch(it, deploy, inPods(spec as object));
const containers = (it: string, ...items: unknown[]) => patch(it, { containers: items });
const env = (...items: unknown[]) => ({ containers: [{ name: "a", env: items }] });
const three = deployment("web", {
  pods: {
    containers: [
      container("a", {
        env: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
        args: ["x"],
        ports: [{ containerPort: 80 }, { containerPort: 81, name: "n" }],
      }),
      container("b"),
      container("c"),
    ],
    volumes: [
      { name: "v", emptyDir: { medium: "Memory" } },
      { name: "w", configMap: { name: "c" } },
    ],
    nodeSelector: { a: "1", b: "2" },
    tolerations: [{ key: "k", operator: "Exists" }],
    imagePullSecrets: [{ name: "s" }],
    hostAliases: [{ ip: "1.1.1.1", hostnames: ["h"] }],
  },
});
const created = post("is created", "apps/v1/deployments", three);

/** Strategic merge patches: which lists are merged by which key, and the directives. */
export const strategicPatches: readonly Scenario[] = [
  {
    name: "strategic patch of lists",
    steps: [
      created,
      containers("merges a container", { name: "b", image: "q" }),
      containers("adds a container", { name: "d", image: "d" }),
      containers("adds one before by its order", { name: "e", image: "e" }, { name: "a" }),
      containers("deletes one", { $patch: "delete", name: "d" }),
      containers("deletes one that is not there", { $patch: "delete", name: "zz" }),
      containers("deletes without a key", { $patch: "delete" }),
      containers("has no merge key", { image: "x" }),
      containers("has a text", "x"),
      containers("has null", null),
      containers("has an unknown directive", { $patch: "frob", name: "a" }),
      containers("has a directive that is no text", { $patch: 1, name: "a" }),
      containers("merges as told", { $patch: "merge", name: "a", image: "m" }),
      containers("replaces one", { $patch: "replace", name: "a", image: "r" }),
      containers(
        "replaces the list",
        { $patch: "replace" },
        container("a", { env: [{ name: "A", value: "1" }] }),
        container("b"),
      ),
      patch("sets the order", { "$setElementOrder/containers": [{ name: "b" }, { name: "a" }] }),
      patch("sets the order and changes", {
        "$setElementOrder/containers": [{ name: "a" }, { name: "b" }],
        containers: [{ name: "b", image: "z" }],
      }),
      patch("orders some only", { "$setElementOrder/containers": [{ name: "b" }] }),
      patch("orders what is not there", {
        "$setElementOrder/containers": [{ name: "b" }, { name: "zz" }, { name: "a" }],
      }),
      patch("orders against the patch", {
        "$setElementOrder/containers": [{ name: "b" }, { name: "a" }],
        containers: [
          { name: "a", image: "1" },
          { name: "b", image: "2" },
        ],
      }),
      patch("orders less than the patch", {
        "$setElementOrder/containers": [{ name: "b" }],
        containers: [{ name: "a", image: "1" }],
      }),
      patch("orders without keys", { "$setElementOrder/containers": [{ image: "b" }] }),
      patch("orders by a text", { "$setElementOrder/containers": "b" }),
      patch("orders by texts", { "$setElementOrder/containers": ["b"] }),
      patch("sets the list to null", { containers: null }),
      patch("sets the list to a text", { containers: "x" }),
      patch("sets the list to an object", { containers: { name: "a" } }),
      patch("sets an empty list", { containers: [] }),
      containers("deletes all", { $patch: "delete", name: "a" }, { $patch: "delete", name: "b" }),
    ],
  },
  {
    name: "strategic patch of other lists",
    steps: [
      created,
      patch("merges variables", env({ name: "B", value: "3" }, { name: "C", value: "4" })),
      patch("deletes a variable", env({ $patch: "delete", name: "A" })),
      patch(
        "changes a variable's source",
        env({ name: "B", value: null, valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }),
      ),
      patch("has a variable twice", env({ name: "D", value: "1" }, { name: "D", value: "2" })),
      patch("merges ports by their number", {
        containers: [{ name: "a", ports: [{ containerPort: 81, name: "m" }, { containerPort: 82 }] }],
      }),
      patch("the same port by another protocol", {
        containers: [{ name: "a", ports: [{ containerPort: 82, protocol: "UDP" }] }],
      }),
      patch("replaces arguments", { containers: [{ name: "a", args: ["y", "z"] }] }),
      patch("replaces tolerations", { tolerations: [{ key: "q", operator: "Exists" }] }),
      patch("merges pull secrets", { imagePullSecrets: [{ name: "t" }] }),
      patch("merges host aliases", {
        hostAliases: [
          { ip: "1.1.1.1", hostnames: ["i"] },
          { ip: "2.2.2.2", hostnames: ["j"] },
        ],
      }),
      patch("changes a volume's source", { volumes: [{ name: "v", emptyDir: null, secret: { secretName: "s" } }] }),
      patch("retains keys of a volume", { volumes: [{ name: "w", $retainKeys: ["name", "emptyDir"], emptyDir: {} }] }),
      patch("retains keys that do not cover the patch", {
        volumes: [{ name: "w", $retainKeys: ["name"], hostPath: { path: "/" } }],
      }),
      patch("retains keys by a text", { volumes: [{ name: "w", $retainKeys: "name" }] }),
      patch("adds a volume that retains keys", {
        volumes: [{ name: "x", $retainKeys: ["name", "emptyDir"], emptyDir: {} }],
      }),
      patch("merges a volume of two sources", { volumes: [{ name: "v", emptyDir: {} }] }),
      strategicPatch("retains keys of the strategy", deploy, {
        spec: { strategy: { $retainKeys: ["type"], type: "Recreate" } },
      }),
      strategicPatch("changes the strategy without", deploy, { spec: { strategy: { type: "RollingUpdate" } } }),
      strategicPatch("and back without", deploy, { spec: { strategy: { type: "Recreate" } } }),
      strategicPatch("strategy by null", deploy, { spec: { strategy: null } }),
      post(
        "a service",
        "services",
        service("s", {
          ports: [
            { port: 80, name: "a" },
            { port: 81, name: "b" },
          ],
        }),
      ),
      strategicPatch("merges its ports", "services/s", {
        spec: {
          ports: [
            { port: 80, targetPort: 8080 },
            { port: 82, name: "c" },
          ],
        },
      }),
      strategicPatch("deletes a port", "services/s", { spec: { ports: [{ port: 81, $patch: "delete" }] } }),
      strategicPatch("orders its ports", "services/s", {
        spec: { "$setElementOrder/ports": [{ port: 82 }, { port: 80 }] },
      }),
      strategicPatch("names a port by a text", "services/s", { spec: { ports: [{ port: "80", targetPort: 1 }] } }),
    ],
  },
  {
    name: "strategic patch of maps",
    steps: [
      created,
      patch("merges a map", { nodeSelector: { a: null, c: "3" } }),
      patch("replaces a map", { nodeSelector: { $patch: "replace", z: "1" } }),
      patch("deletes a map", { nodeSelector: { $patch: "delete" } }),
      patch("deletes a map that is not there", { nodeSelector: { $patch: "delete" } }),
      patch("replaces a map that is not there", { nodeSelector: { $patch: "replace", y: "1" } }),
      patch("has an unknown directive", { nodeSelector: { $patch: "frob" } }),
      patch("merges by directive", { nodeSelector: { $patch: "merge", x: "1" } }),
      patch("sets a struct", { securityContext: { runAsUser: 1, fsGroup: 2 } }),
      patch("replaces a struct", { securityContext: { $patch: "replace", runAsUser: 3 } }),
      patch("deletes a struct", { securityContext: { $patch: "delete" } }),
      patch("has a struct by a text", { securityContext: "x" }),
      patch("has a struct by a list", { securityContext: [] }),
      patch("has an unknown field", { bogus: { a: 1 } }),
      patch("has an unknown list", { bogus: [{ a: 1 }] }),
      strategicPatch("has an unknown field, strictly", deploy, inPods({ bogus: 1 }), {
        query: { fieldValidation: "Strict" },
      }),
      patch("retains keys of a map", { nodeSelector: { $retainKeys: ["x"], x: "2" } }),
      strategicPatch("deletes everything", deploy, { $patch: "delete" }),
      strategicPatch("replaces everything", deploy, {
        $patch: "replace",
        ...three,
        metadata: { name: "web", labels: { r: "1" } },
      }),
      strategicPatch("deletes metadata", deploy, { metadata: { $patch: "delete" } }),
      strategicPatch("is null", deploy, "null"),
      strategicPatch("is a list", deploy, []),
      strategicPatch("is a text", deploy, '"x"'),
      strategicPatch("is nothing", deploy, ""),
      strategicPatch("is broken", deploy, "{"),
      strategicPatch("is empty", deploy, {}),
      strategicPatch("has a field twice", deploy, '{"spec":{"replicas":3,"replicas":4}}'),
      strategicPatch("has a text for a number", deploy, { spec: { replicas: "x" } }),
      strategicPatch("has a number for a text", deploy, { metadata: { labels: { a: 1 } } }),
    ],
  },
  {
    name: "strategic patch of lists of texts",
    steps: [
      post("is created", "configmaps", configMap("a", {}, { finalizers: ["x.y/a", "x.y/b"] })),
      strategicPatch("adds one", "configmaps/a", { metadata: { finalizers: ["x.y/c"] } }),
      strategicPatch("adds one that is there", "configmaps/a", { metadata: { finalizers: ["x.y/b"] } }),
      strategicPatch("deletes one", "configmaps/a", { metadata: { "$deleteFromPrimitiveList/finalizers": ["x.y/a"] } }),
      strategicPatch("deletes and adds", "configmaps/a", {
        metadata: { "$deleteFromPrimitiveList/finalizers": ["x.y/b"], finalizers: ["x.y/d"] },
      }),
      strategicPatch("orders", "configmaps/a", { metadata: { "$setElementOrder/finalizers": ["x.y/d", "x.y/c"] } }),
      strategicPatch("orders and adds", "configmaps/a", {
        metadata: { "$setElementOrder/finalizers": ["x.y/e", "x.y/d", "x.y/c"], finalizers: ["x.y/e"] },
      }),
      strategicPatch("adds what the order lacks", "configmaps/a", {
        metadata: { "$setElementOrder/finalizers": ["x.y/d"], finalizers: ["x.y/g"] },
      }),
      strategicPatch("deletes by a text", "configmaps/a", {
        metadata: { "$deleteFromPrimitiveList/finalizers": "x.y/a" },
      }),
      strategicPatch("deletes from no list", "configmaps/a", {
        metadata: { "$deleteFromPrimitiveList/labels": ["a"] },
      }),
      strategicPatch("deletes from what is not there", "configmaps/a", {
        metadata: { "$deleteFromPrimitiveList/nothing": ["a"] },
      }),
      strategicPatch("replaces the list", "configmaps/a", {
        metadata: { finalizers: [{ $patch: "replace" }, "x.y/z"] },
      }),
      strategicPatch("mixes", "configmaps/a", { metadata: { finalizers: ["x.y/q", { a: 1 }] } }),
      strategicPatch("empties the list by null", "configmaps/a", { metadata: { finalizers: null } }),
      strategicPatch("adds to no list", "configmaps/a", { metadata: { finalizers: ["x.y/z", "x.y/z"] } }),
      strategicPatch("owners", "configmaps/a", {
        metadata: {
          ownerReferences: [{ apiVersion: "v1", kind: "P", name: "p", uid: "00000000-0000-0000-0000-000000000001" }],
        },
      }),
      strategicPatch("another owner of the same uid", "configmaps/a", {
        metadata: { ownerReferences: [{ name: "q", uid: "00000000-0000-0000-0000-000000000001" }] },
      }),
      strategicPatch("no owner", "configmaps/a", {
        metadata: { ownerReferences: [{ $patch: "delete", uid: "00000000-0000-0000-0000-000000000001" }] },
      }),
      mergePatch("and by merge", "configmaps/a", { metadata: { finalizers: [] } }),
    ],
  },
  {
    name: "strategic patch of parts and names",
    steps: [
      post("is created", "pods", pod("p", { containers: [container("a"), container("b")] }), {
        save: { rv: "metadata.resourceVersion" },
      }),
      strategicPatch("its image", "pods/p", { spec: { containers: [{ name: "b", image: "q" }] } }),
      strategicPatch("its status", "pods/p/status", {
        status: {
          conditions: [{ type: "Ready", status: "True" }],
          containerStatuses: [{ name: "a", ready: true, image: "q", imageID: "x", restartCount: 0 }],
        },
      }),
      strategicPatch("its status again", "pods/p/status", {
        status: {
          conditions: [
            { type: "Ready", status: "False", reason: "R" },
            { type: "Other", status: "True" },
          ],
        },
      }),
      strategicPatch("deletes a condition", "pods/p/status", {
        status: {
          conditions: [{ type: "Other", $patch: "delete" }],
          "$setElementOrder/conditions": [{ type: "Ready" }],
        },
      }),
      strategicPatch("replaces container statuses", "pods/p/status", {
        status: { containerStatuses: [{ name: "b", ready: false, image: "q", imageID: "x", restartCount: 0 }] },
      }),
      strategicPatch("has a stale version", "pods/p", { metadata: { resourceVersion: "{rv}", labels: { a: "b" } } }),
      strategicPatch("changes its name", "pods/p", { metadata: { name: "q" } }),
      strategicPatch("changes its namespace", "pods/p", { metadata: { namespace: "q" } }),
      strategicPatch("changes its kind", "pods/p", { kind: "Service" }),
      strategicPatch("changes its version", "pods/p", { apiVersion: "v2" }),
      strategicPatch("changes its uid", "pods/p", { metadata: { uid: "00000000-0000-0000-0000-000000000001" } }),
      strategicPatch("adds a container", "pods/p", { spec: { containers: [container("c")] } }),
      strategicPatch("an ephemeral container", "pods/p/ephemeralcontainers", {
        spec: { ephemeralContainers: [{ name: "e", image: "busybox" }] },
      }),
      strategicPatch("the same with a change", "pods/p/ephemeralcontainers", {
        spec: { ephemeralContainers: [{ name: "e", image: "other" }] },
      }),
      strategicPatch("resizes", "pods/p/resize", {
        spec: { containers: [{ name: "a", resources: { requests: { cpu: "1" } } }] },
      }),
      strategicPatch("of what is not there", "pods/none", { metadata: { labels: { a: "b" } } }),
      strategicPatch("a node's taints", "/api/v1/nodes/none", { spec: { taints: [] } }),
      put("is put back", "pods/p", pod("p", { containers: [container("a"), container("b")] })),
    ],
  },
];
