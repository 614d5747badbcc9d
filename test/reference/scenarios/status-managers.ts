import { deployment, pod } from "../objects.ts";
import { applyAs, mergePatch, post, put, type Scenario, strategicPatch } from "../scenario.ts";

const deploy = "apps/v1/deployments/web";
const deploymentStatus = (status: object, rest: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  status,
  ...rest,
});
const condition = (type: string, status: string) => ({
  type,
  status,
  lastTransitionTime: "2024-01-01T00:00:00Z",
  reason: "R",
  message: "m",
});
const podStatus = (status: object) => ({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, status });

/** Apply and updates of status. */
export const statusManagers: readonly Scenario[] = [
  {
    name: "apply of status",
    steps: [
      applyAs("one", "creates", deploy, deployment("web", { replicas: 1 })),
      applyAs(
        "ctl",
        "applies status",
        `${deploy}/status`,
        deploymentStatus({ replicas: 1, conditions: [condition("Available", "True")] }),
      ),
      applyAs(
        "ctl",
        "applies it again",
        `${deploy}/status`,
        deploymentStatus({ replicas: 1, conditions: [condition("Available", "True")] }),
      ),
      applyAs(
        "ctl2",
        "adds a condition",
        `${deploy}/status`,
        deploymentStatus({ conditions: [condition("Progressing", "True")] }),
      ),
      applyAs(
        "ctl2",
        "conflicts over a condition",
        `${deploy}/status`,
        deploymentStatus({ conditions: [condition("Available", "False")] }),
      ),
      applyAs("ctl", "drops its condition", `${deploy}/status`, deploymentStatus({ replicas: 1 })),
      applyAs("ctl", "sends spec too", `${deploy}/status`, {
        ...deployment("web", { replicas: 9 }),
        status: { replicas: 2 },
      }),
      applyAs(
        "ctl",
        "sends labels too",
        `${deploy}/status`,
        deploymentStatus({ replicas: 2 }, { metadata: { name: "web", labels: { a: "b" }, annotations: { c: "d" } } }),
      ),
      applyAs("ctl", "applies status to the object", deploy, deploymentStatus({ replicas: 5 })),
      mergePatch(
        "an updater writes status",
        `${deploy}/status`,
        { status: { readyReplicas: 1, replicas: 3 } },
        { query: { fieldManager: "up" } },
      ),
      mergePatch(
        "an updater writes status and more",
        `${deploy}/status`,
        { metadata: { labels: { s: "1" } }, spec: { replicas: 8 }, status: { replicas: 4 } },
        { query: { fieldManager: "up" } },
      ),
      applyAs("ctl", "conflicts with the updater", `${deploy}/status`, deploymentStatus({ replicas: 2 })),
      applyAs("ctl", "applies status of what is not there", "apps/v1/deployments/none/status", {
        ...deploymentStatus({ replicas: 2 }),
        metadata: { name: "none" },
      }),
      applyAs("ctl", "gives all status up", `${deploy}/status`, deploymentStatus({})),
    ],
  },
  {
    name: "apply of a pod's and a node's status",
    steps: [
      post("creates", "pods", pod("p")),
      applyAs(
        "kubelet",
        "applies status",
        "pods/p/status",
        podStatus({
          phase: "Running",
          podIPs: [{ ip: "10.0.0.1" }],
          podIP: "10.0.0.1",
          conditions: [{ type: "Ready", status: "True" }],
        }),
      ),
      strategicPatch(
        "patches status",
        "pods/p/status",
        {
          status: {
            conditions: [
              { type: "Ready", status: "False" },
              { type: "x.y/z", status: "True" },
            ],
          },
        },
        { query: { fieldManager: "kubelet" } },
      ),
      applyAs(
        "kubelet",
        "applies again",
        "pods/p/status",
        podStatus({
          phase: "Running",
          podIPs: [{ ip: "10.0.0.1" }],
          podIP: "10.0.0.1",
          conditions: [{ type: "Ready", status: "True" }],
        }),
      ),
      applyAs(
        "gate",
        "its own condition",
        "pods/p/status",
        podStatus({ conditions: [{ type: "x.y/z", status: "False" }] }),
        { force: true },
      ),
      mergePatch(
        "status through the object",
        "pods/p",
        { status: { phase: "Failed" }, metadata: { labels: { a: "b" } } },
        { query: { fieldManager: "x" } },
      ),
      put(
        "puts status",
        "pods/p/status",
        { ...pod("p"), status: { phase: "Succeeded" } },
        { query: { fieldManager: "putter" } },
      ),
    ],
  },
];
