// long file: a table of what there is to be asked, a line each; split, its parts would be looked for.
import type { JsonObject } from "../edit.ts";

const named = (name: string, more: JsonObject = {}) => ({ name, ...more });
const container = (name = "a") => ({ name, image: `example.com/${name}:1` });
const podOf = (name: string, spec: JsonObject, status: JsonObject): JsonObject => ({
  metadata: named(name),
  spec: { containers: [container(), container("b")], ...spec },
  status,
});

const waiting = (reason: string, message?: string) => ({ waiting: { reason, ...(message ? { message } : {}) } });
const terminated = (exitCode: number, more: JsonObject = {}) => ({ terminated: { exitCode, ...more } });
const running = { running: { startedAt: "2020-01-01T00:00:00Z" } };
const state = (name: string, now: JsonObject, more: JsonObject = {}) => ({
  name,
  image: "x",
  imageID: "x",
  ready: false,
  restartCount: 0,
  state: now,
  ...more,
});
const ready = (status: string, more: JsonObject = {}) => ({ type: "Ready", status, ...more });

const pods: readonly JsonObject[] = [
  podOf("plain", {}, {}),
  podOf("on-a-node", { nodeName: "n" }, { phase: "Pending", nominatedNodeName: "m" }),
  podOf("reason", {}, { phase: "Failed", reason: "Evicted", message: "x" }),
  podOf(
    "running",
    { nodeName: "n" },
    {
      phase: "Running",
      podIP: "10.0.0.1",
      podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::1" }],
      conditions: [ready("True")],
      containerStatuses: [
        state("a", running, {
          ready: true,
          restartCount: 2,
          lastState: terminated(1, { finishedAt: "2021-01-01T00:00:00Z" }),
        }),
        state("b", running, { ready: true }),
      ],
    },
  ),
  podOf(
    "not-ready",
    {},
    {
      phase: "Running",
      conditions: [ready("False")],
      containerStatuses: [state("a", running, { ready: true }), state("b", terminated(0, { reason: "Completed" }))],
    },
  ),
  podOf(
    "completed-and-ready",
    {},
    {
      phase: "Running",
      conditions: [ready("True")],
      containerStatuses: [state("a", running, { ready: true }), state("b", terminated(0, { reason: "Completed" }))],
    },
  ),
  podOf(
    "crashing",
    {},
    {
      phase: "Running",
      containerStatuses: [
        state("a", waiting("CrashLoopBackOff"), { restartCount: 7 }),
        state("b", running, { ready: true, restartCount: 1 }),
      ],
    },
  ),
  podOf(
    "killed",
    {},
    { phase: "Failed", containerStatuses: [state("a", terminated(137, { signal: 9 })), state("b", terminated(3))] },
  ),
  podOf(
    "succeeded",
    {},
    {
      phase: "Succeeded",
      conditions: [ready("False", { reason: "PodCompleted" })],
      containerStatuses: [
        state("a", terminated(0, { reason: "Completed" })),
        state("b", terminated(0, { reason: "Completed" })),
      ],
    },
  ),
  podOf(
    "waiting-for-nothing",
    {},
    { phase: "Pending", containerStatuses: [state("a", { waiting: {} }), state("b", {})] },
  ),
  podOf("gated", { schedulingGates: [{ name: "example.com/a" }] }, { phase: "Pending" }),
  podOf(
    "gated-by-condition",
    {},
    { phase: "Pending", conditions: [{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }] },
  ),
  podOf(
    "initialising",
    { initContainers: [container("i"), container("j")] },
    {
      phase: "Pending",
      initContainerStatuses: [state("i", terminated(0)), state("j", running)],
    },
  ),
  podOf(
    "init-failed",
    { initContainers: [container("i")] },
    { phase: "Pending", initContainerStatuses: [state("i", terminated(2), { restartCount: 3 })] },
  ),
  podOf(
    "init-reason",
    { initContainers: [container("i")] },
    {
      phase: "Pending",
      initContainerStatuses: [
        state("i", terminated(2, { reason: "Error" }), {
          restartCount: 3,
          lastState: terminated(1, { finishedAt: "2022-01-01T00:00:00Z" }),
        }),
      ],
    },
  ),
  podOf(
    "init-signal",
    { initContainers: [container("i")] },
    { phase: "Pending", initContainerStatuses: [state("i", terminated(2, { signal: 15 }))] },
  ),
  podOf(
    "init-waiting",
    { initContainers: [container("i"), container("j")] },
    {
      phase: "Pending",
      initContainerStatuses: [state("i", waiting("ImagePullBackOff")), state("j", waiting("PodInitializing"))],
    },
  ),
  podOf(
    "init-waits-to-begin",
    { initContainers: [container("i"), container("j")] },
    {
      phase: "Pending",
      initContainerStatuses: [state("i", waiting("PodInitializing")), state("j", waiting("PodInitializing"))],
    },
  ),
  podOf(
    "sidecar",
    { initContainers: [{ ...container("s"), restartPolicy: "Always" }, container("i")] },
    {
      phase: "Pending",
      initContainerStatuses: [
        state("s", running, { started: true, ready: true, restartCount: 1 }),
        state("i", running),
      ],
    },
  ),
  podOf(
    "sidecar-running",
    { initContainers: [{ ...container("s"), restartPolicy: "Always" }] },
    {
      phase: "Running",
      conditions: [ready("True")],
      initContainerStatuses: [
        state("s", running, {
          started: true,
          ready: true,
          restartCount: 4,
          lastState: terminated(1, { finishedAt: "2020-06-01T00:00:00Z" }),
        }),
      ],
      containerStatuses: [state("a", running, { ready: true }), state("b", running, { ready: true })],
    },
  ),
  podOf(
    "sidecar-not-started",
    { initContainers: [{ ...container("s"), restartPolicy: "Always" }] },
    {
      phase: "Pending",
      initContainerStatuses: [state("s", running, { started: false })],
    },
  ),
  podOf(
    "readiness",
    { readinessGates: [{ conditionType: "example.com/x" }, { conditionType: "example.com/y" }] },
    {
      phase: "Running",
      conditions: [
        { type: "example.com/x", status: "True" },
        { type: "example.com/y", status: "False" },
      ],
    },
  ),
  podOf("node-lost", { nodeName: "n" }, { phase: "Running", reason: "NodeLost" }),
  podOf(
    "initialized",
    { initContainers: [container("i")] },
    {
      phase: "Running",
      conditions: [{ type: "Initialized", status: "True" }, ready("True")],
      initContainerStatuses: [state("i", running)],
      containerStatuses: [state("a", running, { ready: true }), state("b", running, { ready: true })],
    },
  ),
];

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [container(), container("b")] } };
const jobTemplate = { ...template, spec: { ...template.spec, restartPolicy: "Never" } };
const selector = { matchLabels: { a: "b" } };

const jobs: readonly JsonObject[] = [
  { metadata: named("plain"), spec: { template: jobTemplate } },
  { metadata: named("suspended"), spec: { suspend: true, template: jobTemplate, completions: 4, parallelism: 2 } },
  {
    metadata: named("running"),
    spec: { template: jobTemplate, completions: 3 },
    status: { startTime: "2020-01-01T00:00:00Z", active: 1, succeeded: 1, ready: 0 },
  },
  {
    metadata: named("queue"),
    spec: { template: jobTemplate, parallelism: 3 },
    status: { startTime: "2020-01-01T00:00:00Z", active: 2 },
  },
  {
    metadata: named("queue-of-one"),
    spec: { template: jobTemplate, parallelism: 1 },
    status: { startTime: "2020-01-01T00:00:00Z", succeeded: 1 },
  },
];

const cronJobs: readonly JsonObject[] = [
  { metadata: named("plain"), spec: { schedule: "*/5 * * * *", jobTemplate: { spec: { template: jobTemplate } } } },
  {
    metadata: named("zone"),
    spec: {
      schedule: "0 0 * * *",
      timeZone: "Europe/Berlin",
      suspend: true,
      jobTemplate: { spec: { template: jobTemplate } },
    },
    status: {
      lastScheduleTime: "2020-01-01T00:00:00Z",
      active: [{ kind: "Job", name: "x", namespace: "y", uid: "z", apiVersion: "batch/v1" }],
    },
  },
];

const port = (number: number, more: JsonObject = {}) => ({ port: number, ...more });
const services: readonly JsonObject[] = [
  {
    metadata: named("headless"),
    spec: {
      clusterIP: "None",
      selector: { b: "2", a: "1" },
      ports: [port(80), port(53, { name: "dns", protocol: "UDP" })].map((one, i) => ({ name: `p${i}`, ...one })),
    },
  },
  { metadata: named("no-ports"), spec: { clusterIP: "None" } },
  { metadata: named("external-name"), spec: { type: "ExternalName", externalName: "example.com" } },
  {
    metadata: named("external-name-ports"),
    spec: { type: "ExternalName", externalName: "example.com", externalIPs: ["192.0.2.1"], ports: [port(80)] },
  },
  {
    metadata: named("external-ips"),
    spec: { clusterIP: "10.96.7.1", externalIPs: ["192.0.2.1", "192.0.2.2"], ports: [port(80, { protocol: "SCTP" })] },
  },
  {
    metadata: named("node-port"),
    spec: { type: "NodePort", clusterIP: "10.96.7.2", ports: [port(80, { nodePort: 30777 })] },
  },
  {
    metadata: named("balanced"),
    spec: { type: "LoadBalancer", clusterIP: "10.96.7.3", ports: [port(80, { nodePort: 30778 })] },
  },
  {
    metadata: named("balanced-done"),
    spec: {
      type: "LoadBalancer",
      clusterIP: "10.96.7.4",
      externalIPs: ["192.0.2.9"],
      ports: [port(80, { nodePort: 30779 })],
    },
    status: { loadBalancer: { ingress: [{ ip: "198.51.100.1" }, { hostname: "lb.example.com" }] } },
  },
  {
    metadata: named("balanced-many"),
    spec: { type: "LoadBalancer", clusterIP: "10.96.7.5", allocateLoadBalancerNodePorts: false, ports: [port(80)] },
    status: { loadBalancer: { ingress: [1, 2, 3].map((i) => ({ hostname: `a-very-long-name-${i}.example.com` })) } },
  },
];

const volume = (name: string, spec: JsonObject, status?: JsonObject): JsonObject => ({
  metadata: named(name),
  spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], hostPath: { path: "/a" }, ...spec },
  ...(status ? { status } : {}),
});
const persistentVolumes: readonly JsonObject[] = [
  volume("t-plain", {}),
  volume("t-modes", {
    accessModes: ["ReadWriteOncePod"],
    persistentVolumeReclaimPolicy: "Delete",
    storageClassName: "fast",
    volumeMode: "Block",
  }),
  volume("t-all-modes", { accessModes: ["ReadWriteMany", "ReadOnlyMany", "ReadWriteOnce"] }),
  volume("t-bound", { claimRef: { namespace: "a", name: "b" } }, { phase: "Bound" }),
  volume("t-failed", { volumeAttributesClassName: "gold" }, { phase: "Failed", reason: "Broken", message: "x" }),
];

const claims: readonly JsonObject[] = [
  { metadata: named("plain"), spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } },
  {
    metadata: named("bound"),
    spec: {
      volumeName: "v",
      storageClassName: "fast",
      volumeMode: "Block",
      accessModes: ["ReadWriteMany", "ReadOnlyMany"],
      resources: { requests: { storage: "1Gi" } },
    },
    status: { phase: "Bound", capacity: { storage: "2Gi" }, accessModes: ["ReadOnlyMany", "ReadWriteMany"] },
  },
  {
    metadata: named("lost", { annotations: { "volume.beta.kubernetes.io/storage-class": "old" } }),
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
    status: { phase: "Lost" },
  },
];

const condition = (type: string, status: string, more: JsonObject = {}) => ({ type, status, ...more });
const nodes: readonly JsonObject[] = [
  { metadata: named("t-plain") },
  {
    metadata: named("t-roles", {
      labels: {
        "node-role.kubernetes.io/control-plane": "",
        "node-role.kubernetes.io/master": "",
        "kubernetes.io/role": "old",
      },
    }),
    spec: { unschedulable: true },
    status: {
      conditions: [condition("Ready", "True"), condition("MemoryPressure", "True")],
      addresses: [
        { type: "InternalIP", address: "10.0.0.1" },
        { type: "InternalIP", address: "10.0.0.2" },
        { type: "ExternalIP", address: "192.0.2.1" },
        { type: "Hostname", address: "h" },
      ],
      nodeInfo: {
        kubeletVersion: "v1.36.0",
        osImage: "an OS",
        kernelVersion: "6",
        containerRuntimeVersion: "containerd://2",
      },
    },
  },
  {
    metadata: named("t-empty-role", { labels: { "node-role.kubernetes.io/": "", "kubernetes.io/role": "" } }),
    status: { conditions: [condition("Ready", "False")] },
  },
  { metadata: named("t-unknown"), status: { conditions: [condition("Ready", "Unknown")] } },
];

const deployments: readonly JsonObject[] = [
  { metadata: named("plain"), spec: { selector, template } },
  {
    metadata: named("none"),
    spec: {
      replicas: 0,
      selector: {
        matchExpressions: [
          { key: "a", operator: "In", values: ["b", "c"] },
          { key: "x", operator: "DoesNotExist" },
        ],
      },
      template,
    },
  },
  {
    metadata: named("done"),
    spec: { replicas: 3, selector, template },
    status: { replicas: 3, readyReplicas: 2, updatedReplicas: 3, availableReplicas: 1, observedGeneration: 1 },
  },
];

const autoscaler = (name: string, metrics: readonly JsonObject[], status?: JsonObject): JsonObject => ({
  metadata: named(name),
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "d" },
    minReplicas: 2,
    maxReplicas: 5,
    ...(metrics.length ? { metrics } : {}),
  },
  ...(status ? { status } : {}),
});
const cpu = (target: JsonObject) => ({ type: "Resource", resource: { name: "cpu", target } });
const autoscalers: readonly JsonObject[] = [
  autoscaler("plain", []),
  autoscaler("value", [cpu({ type: "AverageValue", averageValue: "100m" })], {
    currentReplicas: 3,
    desiredReplicas: 4,
    currentMetrics: [{ type: "Resource", resource: { name: "cpu", current: { averageValue: "50m" } } }],
  }),
  autoscaler(
    "many",
    [
      cpu({ type: "Utilization", averageUtilization: 50 }),
      { type: "Resource", resource: { name: "memory", target: { type: "Utilization", averageUtilization: 60 } } },
      { type: "Pods", pods: { metric: { name: "rps" }, target: { type: "AverageValue", averageValue: "1k" } } },
    ],
    {
      currentReplicas: 0,
      desiredReplicas: 0,
      currentMetrics: [
        { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 10, averageValue: "1" } } },
      ],
    },
  ),
  autoscaler("external", [
    { type: "External", external: { metric: { name: "queue" }, target: { type: "Value", value: "30" } } },
    {
      type: "Object",
      object: {
        describedObject: { kind: "Service", name: "s", apiVersion: "v1" },
        metric: { name: "hits" },
        target: { type: "Value", value: "5" },
      },
    },
  ]),
  autoscaler("container", [
    {
      type: "ContainerResource",
      containerResource: { container: "a", name: "cpu", target: { type: "Utilization", averageUtilization: 20 } },
    },
  ]),
];

const backend = { service: { name: "s", port: { number: 80 } } };
const ingresses: readonly JsonObject[] = [
  { metadata: named("plain"), spec: { defaultBackend: backend } },
  {
    metadata: named("hosts"),
    spec: {
      ingressClassName: "nginx",
      tls: [{ hosts: ["a.example.com"] }],
      rules: [{ host: "a.example.com" }, { host: "*.example.com" }, {}],
    },
    status: { loadBalancer: { ingress: [{ ip: "198.51.100.1" }, { hostname: "lb.example.com" }] } },
  },
  {
    metadata: named("many"),
    spec: { rules: ["a", "b", "c", "d", "e"].map((one) => ({ host: `${one}.example.com` })) },
  },
];

const events: readonly JsonObject[] = [
  {
    metadata: named("plain"),
    involvedObject: { kind: "Pod", namespace: "{ns}", name: "p", fieldPath: "spec.containers{a}" },
    reason: "Started",
    message: "it has begun\n",
    type: "Normal",
    source: { component: "kubelet", host: "n" },
    count: 3,
    firstTimestamp: "2020-01-01T00:00:00Z",
    lastTimestamp: "2021-01-01T00:00:00Z",
  },
  { metadata: named("no-times"), involvedObject: { namespace: "{ns}" } },
  {
    metadata: named("series"),
    involvedObject: { kind: "Node", namespace: "{ns}", name: "n" },
    reportingComponent: "scheduler",
    reportingInstance: "s-1",
    action: "Binding",
    eventTime: "2020-01-01T00:00:00.000000Z",
    reason: "R",
    type: "Warning",
    series: { count: 5, lastObservedTime: "2021-01-01T00:00:00.000000Z" },
  },
];

const policyRule = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };

export const tableObjects: Readonly<Record<string, readonly JsonObject[]>> = {
  "/api/v1/namespaces/{ns}/pods": pods,
  "/apis/batch/v1/namespaces/{ns}/jobs": jobs,
  "/apis/batch/v1/namespaces/{ns}/cronjobs": cronJobs,
  "/api/v1/namespaces/{ns}/services": services,
  "/api/v1/persistentvolumes": persistentVolumes,
  "/api/v1/namespaces/{ns}/persistentvolumeclaims": claims,
  "/api/v1/nodes": nodes,
  "/apis/apps/v1/namespaces/{ns}/deployments": deployments,
  "/apis/autoscaling/v2/namespaces/{ns}/horizontalpodautoscalers": autoscalers,
  "/apis/autoscaling/v1/namespaces/{ns}/horizontalpodautoscalers": [autoscaler("v1", [])],
  "/apis/networking.k8s.io/v1/namespaces/{ns}/ingresses": ingresses,
  "/api/v1/namespaces/{ns}/events": events,
  "/apis/rbac.authorization.k8s.io/v1/namespaces/{ns}/rolebindings": [
    {
      metadata: named("all"),
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "r" },
      subjects: [
        { kind: "User", name: "u" },
        { kind: "User", name: "v" },
        { kind: "Group", name: "g" },
        { kind: "ServiceAccount", namespace: "n", name: "s" },
        { kind: "ServiceAccount", namespace: "{ns}", name: "t" },
      ],
    },
    { metadata: named("nobody"), roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "r" } },
  ],
  "/apis/rbac.authorization.k8s.io/v1/namespaces/{ns}/roles": [{ metadata: named("r"), rules: [policyRule] }],
  "/apis/discovery.k8s.io/v1/namespaces/{ns}/endpointslices": [
    { metadata: named("none"), addressType: "IPv4", endpoints: [], ports: [] },
    {
      metadata: named("many"),
      addressType: "IPv4",
      endpoints: [1, 2, 3, 4, 5].map((i) => ({ addresses: [`10.0.0.${i}`] })),
      ports: [
        { name: "a", port: 80 },
        { name: "b", port: 81 },
        { name: "c", port: 82 },
        { name: "d", port: 83 },
      ],
    },
    { metadata: named("any-port"), addressType: "FQDN", endpoints: [{ addresses: ["example.com"] }], ports: [{}] },
  ],
  "/api/v1/namespaces/{ns}/endpoints": [
    { metadata: named("none") },
    {
      metadata: named("many"),
      subsets: [
        { addresses: [1, 2, 3, 4].map((i) => ({ ip: `10.0.0.${i}` })), ports: [{ port: 80 }] },
        { addresses: [{ ip: "10.0.1.1" }], notReadyAddresses: [{ ip: "10.0.1.2" }] },
        { notReadyAddresses: [{ ip: "10.0.1.3" }], ports: [{ port: 81 }] },
      ],
    },
  ],
  "/apis/policy/v1/namespaces/{ns}/poddisruptionbudgets": [
    {
      metadata: named("min"),
      spec: { minAvailable: "50%", selector },
      status: { disruptionsAllowed: 2, currentHealthy: 3, desiredHealthy: 1, expectedPods: 3 },
    },
    { metadata: named("max"), spec: { maxUnavailable: 1 } },
    { metadata: named("neither"), spec: {} },
  ],
  "/apis/networking.k8s.io/v1/namespaces/{ns}/networkpolicies": [
    { metadata: named("all"), spec: { podSelector: {} } },
    {
      metadata: named("some"),
      spec: {
        podSelector: {
          matchLabels: { b: "2", a: "1" },
          matchExpressions: [{ key: "c", operator: "NotIn", values: ["z", "y"] }],
        },
      },
    },
  ],
  "/api/v1/namespaces/{ns}/secrets": [
    { metadata: named("s"), type: "Opaque", stringData: { a: "1", b: "2" } },
    { metadata: named("tls"), type: "kubernetes.io/tls", data: { "tls.crt": "", "tls.key": "" } },
  ],
  "/api/v1/namespaces/{ns}/configmaps": [{ metadata: named("c"), data: { a: "1" }, binaryData: { b: "AA==" } }],
  "/api/v1/namespaces/{ns}/serviceaccounts": [{ metadata: named("s"), secrets: [{ name: "x" }, { name: "y" }] }],
  "/api/v1/namespaces/{ns}/resourcequotas": [
    {
      metadata: named("q"),
      spec: { hard: { pods: "4", "requests.cpu": "1", "limits.memory": "1Gi", services: "2" } },
      status: { hard: { pods: "4", "requests.cpu": "1", "limits.memory": "1Gi" }, used: { pods: "1" } },
    },
    { metadata: named("empty"), spec: {} },
  ],
  "/api/v1/namespaces/{ns}/limitranges": [
    { metadata: named("l"), spec: { limits: [{ type: "Container", max: { cpu: "1" } }] } },
  ],
  "/api/v1/namespaces/{ns}/podtemplates": [{ metadata: named("p", { labels: { x: "y" } }), template }],
  "/api/v1/namespaces/{ns}/replicationcontrollers": [
    {
      metadata: named("r"),
      spec: { replicas: 2, selector: { a: "b" }, template },
      status: { replicas: 2, readyReplicas: 1 },
    },
  ],
  "/apis/apps/v1/namespaces/{ns}/replicasets": [
    { metadata: named("r"), spec: { selector, template }, status: { replicas: 2, readyReplicas: 1 } },
  ],
  "/apis/apps/v1/namespaces/{ns}/statefulsets": [
    {
      metadata: named("s"),
      spec: { serviceName: "x", replicas: 2, selector, template },
      status: { replicas: 2, readyReplicas: 1 },
    },
  ],
  "/apis/apps/v1/namespaces/{ns}/daemonsets": [
    {
      metadata: named("d"),
      spec: { selector, template: { ...template, spec: { ...template.spec, nodeSelector: { y: "2", x: "1" } } } },
      status: {
        desiredNumberScheduled: 3,
        currentNumberScheduled: 2,
        numberReady: 1,
        updatedNumberScheduled: 1,
        numberAvailable: 1,
        numberMisscheduled: 0,
      },
    },
  ],
  "/apis/apps/v1/namespaces/{ns}/controllerrevisions": [
    {
      metadata: named("c", {
        ownerReferences: [{ apiVersion: "apps/v1", kind: "DaemonSet", name: "d", uid: "u", controller: true }],
      }),
      revision: 7,
      data: {},
    },
    { metadata: named("d", { ownerReferences: [{ apiVersion: "v1", kind: "X", name: "d", uid: "u" }] }), revision: 0 },
  ],
  "/apis/coordination.k8s.io/v1/namespaces/{ns}/leases": [
    { metadata: named("l"), spec: { holderIdentity: "me" } },
    { metadata: named("free"), spec: {} },
  ],
  "/apis/storage.k8s.io/v1/storageclasses": [
    { metadata: named("t-plain"), provisioner: "x" },
    {
      metadata: named("t-default", { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } }),
      provisioner: "y",
      reclaimPolicy: "Retain",
      allowVolumeExpansion: true,
      volumeBindingMode: "WaitForFirstConsumer",
    },
    {
      metadata: named("t-old-default", { annotations: { "storageclass.beta.kubernetes.io/is-default-class": "true" } }),
      provisioner: "z",
    },
  ],
  "/apis/storage.k8s.io/v1/csidrivers": [
    { metadata: named("t.example.com"), spec: {} },
    {
      metadata: named("u.example.com"),
      spec: {
        attachRequired: false,
        podInfoOnMount: true,
        storageCapacity: true,
        tokenRequests: [{ audience: "a" }, { audience: "" }],
        requiresRepublish: true,
        volumeLifecycleModes: ["Ephemeral", "Persistent"],
      },
    },
  ],
  "/apis/storage.k8s.io/v1/csinodes": [{ metadata: named("t-n"), spec: { drivers: [{ name: "a", nodeID: "b" }] } }],
  "/apis/storage.k8s.io/v1/volumeattachments": [
    {
      metadata: named("t-v"),
      spec: { attacher: "a", nodeName: "n", source: { persistentVolumeName: "p" } },
      status: { attached: true },
    },
    {
      metadata: named("t-w"),
      spec: {
        attacher: "a",
        nodeName: "n",
        source: {
          inlineVolumeSpec: { accessModes: ["ReadWriteOnce"], csi: { driver: "a.example.com", volumeHandle: "h" } },
        },
      },
    },
  ],
  "/apis/scheduling.k8s.io/v1/priorityclasses": [
    { metadata: named("t-p"), value: 5 },
    { metadata: named("t-q"), value: -5, preemptionPolicy: "Never" },
  ],
  "/apis/node.k8s.io/v1/runtimeclasses": [{ metadata: named("t-r"), handler: "runc" }],
  "/apis/networking.k8s.io/v1/ingressclasses": [
    {
      metadata: named("t-i"),
      spec: { controller: "example.com/c", parameters: { apiGroup: "x", kind: "Y", name: "z" } },
    },
    {
      metadata: named("t-j"),
      spec: { controller: "example.com/c", parameters: { kind: "Y", name: "z", scope: "Namespace", namespace: "n" } },
    },
    { metadata: named("t-k"), spec: { controller: "example.com/c" } },
  ],
  "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations": [
    { metadata: named("t-none") },
    {
      metadata: named("t-one"),
      webhooks: [
        {
          name: "a.example.com",
          clientConfig: { url: "https://example.com" },
          sideEffects: "None",
          admissionReviewVersions: ["v1"],
          rules: [
            { apiGroups: ["nothing.example.com"], apiVersions: ["v1"], resources: ["x"], operations: ["CREATE"] },
          ],
        },
      ],
    },
  ],
};
