import { configMap, container, deployment, pod, service } from "../objects.ts";
import { applyAs, mergePatch, type Scenario } from "../scenario.ts";

const at = "configmaps/a";
const deploy = "apps/v1/deployments/web";

const slices = "discovery.k8s.io/v1/endpointslices/e";
const slice = {
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { name: "e" },
  addressType: "IPv4",
  endpoints: [],
};

/** Nulls, zeros, empty values, unknown fields, wrong types. */
export const applyValues: readonly Scenario[] = [
  {
    name: "apply of nulls and empty values",
    steps: [
      applyAs("one", "creates with null data", at, configMap("a", { data: null }, { labels: null })),
      applyAs("one", "has a null value in a map", at, configMap("a", { data: { x: null, y: "1" } })),
      applyAs("two", "gives the null a value", at, configMap("a", { data: { x: "1" } })),
      applyAs("one", "has the null again", at, configMap("a", { data: { x: null, y: "1" } })),
      applyAs(
        "one",
        "has null metadata fields",
        at,
        configMap("a", {}, { labels: null, annotations: {}, finalizers: null, ownerReferences: [] }),
      ),
      applyAs(
        "three",
        "has a null struct",
        deploy,
        deployment("web", {
          strategy: null,
          replicas: null,
          pods: {
            securityContext: null,
            nodeSelector: {},
            volumes: null,
            containers: [container("a", { env: null, resources: {}, command: null, args: [] })],
          },
        }),
      ),
      applyAs(
        "three",
        "the same again",
        deploy,
        deployment("web", {
          strategy: null,
          replicas: null,
          pods: {
            securityContext: null,
            nodeSelector: {},
            volumes: null,
            containers: [container("a", { env: null, resources: {}, command: null, args: [] })],
          },
        }),
      ),
      applyAs("three", "without the nulls", deploy, deployment("web")),
      applyAs("three", "with a zero", deploy, deployment("web", { replicas: 0, minReadySeconds: 0, paused: false })),
      applyAs("three", "without the zero", deploy, deployment("web")),
      applyAs("four", "has null for spec", "pods/p", {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "p" },
        spec: null,
      }),
      applyAs("four", "has no spec", "pods/p", { apiVersion: "v1", kind: "Pod", metadata: { name: "p" } }),
      applyAs("four", "has null for metadata", at, { apiVersion: "v1", kind: "ConfigMap", metadata: null }),
      applyAs("four", "has no metadata", at, { apiVersion: "v1", kind: "ConfigMap" }),
      applyAs(
        "four",
        "has creationTimestamp null",
        at,
        configMap("a", { data: { f: "1" } }, { creationTimestamp: null }),
      ),
    ],
  },
  {
    name: "apply of values by other types",
    steps: [
      applyAs("one", "a number for a text", at, configMap("a", { data: { x: 1 } })),
      applyAs("one", "a boolean for a text", at, configMap("a", { data: { x: true } })),
      applyAs("one", "a list for a map", at, configMap("a", { data: ["x"] })),
      applyAs("one", "a text for a map", at, configMap("a", { data: "x" })),
      applyAs("one", "a text for a number", deploy, deployment("web", { replicas: "2" })),
      applyAs("one", "a fraction for an integer", deploy, deployment("web", { replicas: 1.5 })),
      applyAs("one", "a text for a boolean", deploy, deployment("web", { paused: "true" })),
      applyAs("one", "a text for a list", deploy, deployment("web", { pods: { containers: "a" } })),
      applyAs("one", "a map for a text", at, configMap("a", { data: { x: { y: "1" } } })),
      applyAs("one", "an unknown field", at, configMap("a", { bogus: 1 })),
      applyAs("one", "an unknown field deep", deploy, deployment("web", { pods: { bogus: { x: 1 } } })),
      applyAs("one", "an unknown field, ignored", at, configMap("a", { bogus: 1 }), {
        query: { fieldValidation: "Ignore" },
      }),
      applyAs("one", "an unknown field, strictly", at, configMap("a", { bogus: 1 }), {
        query: { fieldValidation: "Strict" },
      }),
      applyAs(
        "one",
        "a quantity as a number",
        "pods/p",
        pod("p", { containers: [container("a", { resources: { limits: { cpu: 1, memory: "64Mi" } } })] }),
      ),
      applyAs(
        "one",
        "the same quantity as text",
        "pods/p",
        pod("p", { containers: [container("a", { resources: { limits: { cpu: "1", memory: "64Mi" } } })] }),
      ),
      applyAs(
        "one",
        "a port as a number and as a name",
        "services/s",
        service("s", {
          ports: [
            { port: 80, targetPort: "web", name: "a" },
            { port: 81, targetPort: 8080, name: "b" },
          ],
        }),
      ),
      applyAs(
        "two",
        "the other way round",
        "services/s",
        service("s", { ports: [{ port: 80, targetPort: 80, name: "a" }] }),
      ),
      applyAs(
        "one",
        "a quantity that is true",
        "pods/q",
        pod("q", { containers: [container("a", { resources: { limits: { cpu: true } } })] }),
      ),
      applyAs("one", "a time that is a number", at, configMap("a", {}, { creationTimestamp: 5 })),
      applyAs("one", "a port that is an object", "services/t", service("t", { ports: [{ port: 80, targetPort: {} }] })),
      applyAs("one", "a port that is a fraction", "services/t", service("t", { ports: [{ port: 80.5 }] })),
      applyAs(
        "one",
        "a whole number with a point",
        deploy,
        JSON.stringify(deployment("web", { replicas: 77 })).replace("77", "2.0"),
      ),
      applyAs("one", "bytes that are a number", at, configMap("a", { binaryData: { x: 1 } })),
      applyAs(
        "one",
        "bytes that are a list",
        at,
        configMap("a", { binaryData: { x: ["a", 1, null, true, 1.5, { z: "q" }] } }),
      ),
      applyAs("one", "a list for an object", "pods/q", pod("q", { securityContext: ["x"] })),
      applyAs("one", "a number for an object", "pods/q", pod("q", { securityContext: 7 })),
      applyAs("one", "a list for a boolean", "pods/q", pod("q", { hostNetwork: ["a", 1, null] })),
      applyAs("one", "an object for a number", "pods/q", pod("q", { terminationGracePeriodSeconds: { a: 1 } })),
      applyAs("one", "bad base64", at, configMap("a", { binaryData: { x: "%%" } })),
      applyAs("one", "a bad time", at, configMap("a", {}, { creationTimestamp: "yesterday" })),
      applyAs(
        "one",
        "a bad quantity",
        "pods/q",
        pod("q", { containers: [container("a", { resources: { limits: { cpu: "one" } } })] }),
      ),
      applyAs("one", "invalid by its rules", "services/t", service("t", { ports: [{ port: 99999 }] })),
    ],
  },
  {
    name: "apply of what the server fills in",
    steps: [
      applyAs("one", "creates a service", "services/s", service("s", { ports: [{ port: 80 }] })),
      applyAs(
        "two",
        "owns a default",
        "services/s",
        service("s", {
          sessionAffinity: "None",
          type: "ClusterIP",
          ports: [{ port: 80, protocol: "TCP", targetPort: 80 }],
        }),
      ),
      applyAs("two", "wants another type", "services/s", service("s", { type: "NodePort" })),
      applyAs(
        "one",
        "wants another type first",
        "services/s",
        service("s", { type: "NodePort", ports: [{ port: 80 }] }),
        { force: true },
      ),
      applyAs("one", "and back", "services/s", service("s", { ports: [{ port: 80 }] })),
      applyAs("one", "a secret with text", "secrets/x", {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "x" },
        stringData: { a: "1" },
        type: "Opaque",
      }),
      applyAs("one", "the same text", "secrets/x", {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "x" },
        stringData: { a: "1" },
        type: "Opaque",
      }),
      applyAs("two", "the same as data", "secrets/x", {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "x" },
        data: { a: "MQ==" },
      }),
      applyAs("one", "without the text", "secrets/x", {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "x" },
        type: "Opaque",
      }),
      applyAs("one", "a service account", "serviceaccounts/x", {
        apiVersion: "v1",
        kind: "ServiceAccount",
        metadata: { name: "x" },
        secrets: [{ name: "a" }],
        imagePullSecrets: [{ name: "b" }],
      }),
      applyAs("two", "adds a secret to it", "serviceaccounts/x", {
        apiVersion: "v1",
        kind: "ServiceAccount",
        metadata: { name: "x" },
        secrets: [{ name: "c" }],
        imagePullSecrets: [{ name: "b" }, { name: "d" }],
      }),
      mergePatch("an updater empties it", "serviceaccounts/x", { secrets: null, imagePullSecrets: [] }),
      applyAs("one", "status sent to the object itself", deploy, { ...deployment("web"), status: { replicas: 3 } }),
      applyAs("one", "a role", "rbac.authorization.k8s.io/v1/roles/r", {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "Role",
        metadata: { name: "r" },
        rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
      }),
      applyAs("one", "a role without rules", "rbac.authorization.k8s.io/v1/roles/r", {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "Role",
        metadata: { name: "r" },
      }),
      applyAs("one", "an empty list that is always shown", slices, slice),
      applyAs("one", "the same empty list", slices, slice),
    ],
  },
];
