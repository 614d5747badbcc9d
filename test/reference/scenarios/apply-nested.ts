import { configMap, container, deployment, pod, service } from "../objects.ts";
import { applyAs, type Scenario } from "../scenario.ts";

const at = "configmaps/a";
const deploy = "apps/v1/deployments/web";

/** Atomic values, and lists in lists. */
export const applyNested: readonly Scenario[] = [
  {
    name: "atomic lists, maps and structs",
    steps: [
      applyAs(
        "one",
        "creates with a command",
        "pods/p",
        pod("p", {
          containers: [container("a", { command: ["x", "y"], args: ["1"] })],
          nodeSelector: { a: "1" },
          tolerations: [{ key: "k", operator: "Exists" }],
        }),
      ),
      applyAs(
        "two",
        "shares the command",
        "pods/p",
        pod("p", { containers: [{ name: "a", image: "nginx", command: ["x", "y"] }] }),
      ),
      applyAs(
        "two",
        "wants another command",
        "pods/p",
        pod("p", { containers: [{ name: "a", image: "nginx", command: ["x"] }] }),
      ),
      applyAs("two", "wants another node selector", "pods/p", pod("p", { nodeSelector: { a: "1", b: "2" } })),
      applyAs(
        "one",
        "creates a deployment",
        deploy,
        deployment("web", {
          selector: { matchLabels: { app: "web" } },
          pods: {
            containers: [container("a", { command: ["x"], resources: { limits: { cpu: "1", memory: "1Gi" } } })],
            nodeSelector: { a: "1" },
          },
        }),
      ),
      applyAs("two", "wants other limits", deploy, {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "web" },
        spec: {
          template: {
            spec: {
              containers: [{ name: "a", resources: { limits: { cpu: "2", "x.y/z": "1" } } }],
              nodeSelector: { b: "1" },
            },
          },
        },
      }),
      applyAs(
        "two",
        "takes other limits",
        deploy,
        {
          apiVersion: "apps/v1",
          kind: "Deployment",
          metadata: { name: "web" },
          spec: {
            template: {
              spec: { containers: [{ name: "a", resources: { limits: { cpu: "2" } } }], nodeSelector: { b: "1" } },
            },
          },
        },
        { force: true },
      ),
      applyAs(
        "one",
        "says an equal quantity otherwise",
        deploy,
        deployment("web", {
          pods: { containers: [container("a", { resources: { limits: { cpu: "2000m", memory: "1024Mi" } } })] },
        }),
      ),
      applyAs(
        "one",
        "creates a selector of a service",
        "services/s",
        service("s", { selector: { a: "1" }, ports: [{ port: 80 }] }),
      ),
      applyAs("two", "adds to the selector", "services/s", service("s", { selector: { b: "1" } })),
    ],
  },
  {
    name: "lists in lists",
    steps: [
      applyAs("one", "creates an ingress", "networking.k8s.io/v1/ingresses/i", {
        apiVersion: "networking.k8s.io/v1",
        kind: "Ingress",
        metadata: { name: "i" },
        spec: {
          rules: [
            {
              host: "a.b",
              http: {
                paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "s", port: { number: 80 } } } }],
              },
            },
          ],
        },
      }),
      applyAs("two", "changes one rule", "networking.k8s.io/v1/ingresses/i", {
        apiVersion: "networking.k8s.io/v1",
        kind: "Ingress",
        metadata: { name: "i" },
        spec: {
          rules: [
            {
              host: "b.c",
              http: {
                paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "s", port: { number: 80 } } } }],
              },
            },
          ],
        },
      }),
      applyAs(
        "one",
        "creates a pod with volumes",
        "pods/p",
        pod("p", {
          volumes: [
            { name: "v", projected: { sources: [{ configMap: { name: "c" } }] } },
            { name: "w", emptyDir: {} },
          ],
          containers: [
            container("a", {
              volumeMounts: [
                { name: "v", mountPath: "/v" },
                { name: "w", mountPath: "/w" },
              ],
            }),
          ],
          topologySpreadConstraints: [{ maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule" }],
          hostAliases: [{ ip: "10.0.0.1", hostnames: ["a"] }],
          imagePullSecrets: [{ name: "s" }],
        }),
      ),
      applyAs(
        "two",
        "adds to several lists of the pod",
        "pods/p",
        pod("p", {
          volumes: [{ name: "w", emptyDir: {} }],
          containers: [{ name: "a", image: "nginx", volumeMounts: [{ name: "w", mountPath: "/w" }] }],
          imagePullSecrets: [{ name: "s" }],
        }),
      ),
      applyAs(
        "one",
        "sets owners",
        at,
        configMap(
          "a",
          {},
          {
            ownerReferences: [
              { apiVersion: "v1", kind: "Pod", name: "p", uid: "00000000-0000-0000-0000-000000000001" },
            ],
          },
        ),
      ),
      applyAs(
        "two",
        "adds an owner",
        at,
        configMap(
          "a",
          {},
          {
            ownerReferences: [
              {
                apiVersion: "v1",
                kind: "Pod",
                name: "q",
                uid: "00000000-0000-0000-0000-000000000002",
                controller: true,
              },
            ],
          },
        ),
      ),
      applyAs("one", "gives its owner up", at, configMap("a")),
    ],
  },
];
