// long file: a table of what there is to be tried with pods, a line each; split, its parts would be looked for.
import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";
import type { JsonObject } from "../edit.ts";
import { everyVolume } from "./every-volume.ts";
import { podRequests } from "./pod-requests.ts";
import { podStatus } from "./pod-status.ts";

const probe = { initialDelaySeconds: 1, timeoutSeconds: 2, periodSeconds: 3, successThreshold: 1, failureThreshold: 4 };

const httpGet = {
  path: "/healthz",
  port: "web",
  host: "example.com",
  scheme: "HTTPS",
  httpHeaders: [{ name: "X-Probe", value: "yes" }],
};

const fieldOf = (fieldPath: string) => ({ fieldRef: { apiVersion: "v1", fieldPath } });

/** A container that uses each of its fields. */
const everyContainerField: JsonObject = {
  name: "web",
  image: "example.com/web:1",
  command: ["web"],
  args: ["--port=80"],
  workingDir: "/srv",
  ports: [
    { name: "web", hostPort: 8080, containerPort: 80, protocol: "TCP", hostIP: "127.0.0.1" },
    { name: "dns", containerPort: 53, protocol: "UDP" },
  ],
  envFrom: [
    { prefix: "C_", configMapRef: { name: "settings", optional: true } },
    { secretRef: { name: "secrets", optional: false } },
  ],
  env: [
    { name: "PLAIN", value: "text" },
    { name: "NODE", valueFrom: fieldOf("spec.nodeName") },
    { name: "CPU", valueFrom: { resourceFieldRef: { containerName: "web", resource: "limits.cpu", divisor: "1m" } } },
    { name: "SETTING", valueFrom: { configMapKeyRef: { name: "settings", key: "a.txt", optional: true } } },
    { name: "SECRET", valueFrom: { secretKeyRef: { name: "secrets", key: "b", optional: true } } },
  ],
  resources: {
    limits: { cpu: "1", memory: "1Gi", "ephemeral-storage": "1Gi", "example.com/gpu": "1" },
    requests: { cpu: "500m", memory: "512Mi", "ephemeral-storage": "1Gi", "example.com/gpu": "1" },
    claims: [{ name: "device", request: "one" }],
  },
  resizePolicy: [
    { resourceName: "cpu", restartPolicy: "NotRequired" },
    { resourceName: "memory", restartPolicy: "RestartContainer" },
  ],
  volumeMounts: [
    { name: "empty", mountPath: "/empty", readOnly: true, recursiveReadOnly: "Disabled", subPath: "a/b" },
    { name: "empty", mountPath: "/shared", mountPropagation: "HostToContainer", subPathExpr: "$(PLAIN)" },
  ],
  volumeDevices: [{ name: "claim", devicePath: "/dev/x" }],
  livenessProbe: { ...probe, httpGet, terminationGracePeriodSeconds: 5 },
  readinessProbe: { ...probe, successThreshold: 2, tcpSocket: { port: 80, host: "example.com" } },
  startupProbe: { ...probe, grpc: { port: 80, service: "health" } },
  lifecycle: {
    postStart: { exec: { command: ["true"] } },
    preStop: { sleep: { seconds: 3 } },
    stopSignal: "SIGUSR1",
  },
  terminationMessagePath: "/dev/message",
  terminationMessagePolicy: "FallbackToLogsOnError",
  imagePullPolicy: "IfNotPresent",
  securityContext: {
    capabilities: { add: ["NET_ADMIN"], drop: ["ALL"] },
    privileged: false,
    seLinuxOptions: { user: "u", role: "r", type: "t", level: "s0" },
    runAsUser: 1000,
    runAsGroup: 1000,
    runAsNonRoot: true,
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    procMount: "Default",
    seccompProfile: { type: "Localhost", localhostProfile: "profiles/a.json" },
    appArmorProfile: { type: "Localhost", localhostProfile: "web" },
  },
  stdin: true,
  stdinOnce: true,
  tty: true,
};

const selector = {
  matchLabels: { app: "web" },
  matchExpressions: [
    { key: "tier", operator: "In", values: ["front", "back"] },
    { key: "old", operator: "DoesNotExist" },
  ],
};

const podAffinity = {
  labelSelector: selector,
  namespaces: ["other"],
  namespaceSelector: { matchLabels: { team: "a" } },
  topologyKey: "kubernetes.io/hostname",
  matchLabelKeys: ["version"],
  mismatchLabelKeys: ["tenant"],
};

const nodeTerm = {
  matchExpressions: [
    { key: "disk", operator: "In", values: ["ssd"] },
    { key: "cores", operator: "Gt", values: ["4"] },
  ],
  matchFields: [{ key: "metadata.name", operator: "NotIn", values: ["a"] }],
};

const spread = {
  maxSkew: 1,
  topologyKey: "zone",
  whenUnsatisfiable: "DoNotSchedule",
  labelSelector: { matchLabels: { app: "web" } },
  minDomains: 2,
  nodeAffinityPolicy: "Honor",
  nodeTaintsPolicy: "Ignore",
  matchLabelKeys: ["version"],
};

const everyPodField: JsonObject = {
  volumes: [
    { name: "empty", emptyDir: { medium: "Memory", sizeLimit: "1Gi" } },
    { name: "claim", persistentVolumeClaim: { claimName: "data", readOnly: false } },
  ],
  initContainers: [
    { name: "prepare", image: "example.com/prepare:1", terminationMessagePolicy: "File", terminationMessagePath: "/t" },
    {
      name: "sidecar",
      image: "example.com/sidecar",
      restartPolicy: "Always",
      livenessProbe: { exec: { command: ["true"] } },
      lifecycle: { preStop: { httpGet: { port: 80 } } },
    },
  ],
  containers: [everyContainerField, { name: "second", image: "example.com/second@sha256:abc" }],
  restartPolicy: "Always",
  terminationGracePeriodSeconds: 60,
  activeDeadlineSeconds: 100,
  dnsPolicy: "ClusterFirst",
  nodeSelector: { disk: "ssd" },
  serviceAccountName: "default",
  automountServiceAccountToken: false,
  hostPID: true,
  securityContext: {
    seLinuxOptions: { level: "s0:c1" },
    runAsUser: 1000,
    runAsGroup: 2000,
    runAsNonRoot: true,
    supplementalGroups: [3000],
    supplementalGroupsPolicy: "Merge",
    fsGroup: 4000,
    sysctls: [{ name: "net.ipv4.ip_local_port_range", value: "1024 65535" }],
    fsGroupChangePolicy: "OnRootMismatch",
    seccompProfile: { type: "RuntimeDefault" },
    appArmorProfile: { type: "RuntimeDefault" },
    seLinuxChangePolicy: "Recursive",
  },
  imagePullSecrets: [{ name: "registry" }],
  hostname: "host",
  subdomain: "sub",
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [nodeTerm] },
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, preference: nodeTerm }],
    },
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [podAffinity],
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: podAffinity }],
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: podAffinity }],
    },
  },
  schedulerName: "other-scheduler",
  tolerations: [
    { key: "dedicated", operator: "Equal", value: "web", effect: "NoSchedule" },
    { key: "gone", operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 },
  ],
  hostAliases: [{ ip: "10.0.0.1", hostnames: ["a.example.com"] }],
  priorityClassName: "system-node-critical",
  dnsConfig: {
    nameservers: ["1.1.1.1"],
    searches: ["example.com"],
    options: [{ name: "ndots", value: "2" }, { name: "edns0" }],
  },
  readinessGates: [{ conditionType: "example.com/ready" }],
  enableServiceLinks: false,
  preemptionPolicy: "PreemptLowerPriority",
  topologySpreadConstraints: [spread],
  setHostnameAsFQDN: true,
  os: { name: "linux" },
  schedulingGates: [{ name: "example.com/gate" }],
  resourceClaims: [
    { name: "device", resourceClaimName: "device-claim" },
    { name: "other", resourceClaimTemplateName: "device-template" },
  ],
};

const podOf = (name: string, spec: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: "web", version: "1", tenant: "a" } },
  spec,
});

const small = { containers: [{ name: "web", image: "example.com/web" }] };

export const podOfEveryField = podOf("every-field", everyPodField);

export const pod: Corpus = {
  kind: kinds.Pod,
  samples: [
    {
      name: "every field",
      object: podOfEveryField,
      status: podStatus,
      combinations: {
        "host network without host ports": [set("spec.hostNetwork", true)],
        "host network with host ports": [
          set("spec.hostNetwork", true),
          set("spec.containers[0].ports[0].hostPort", 80),
        ],
        "host users off with the host's processes": [set("spec.hostUsers", false)],
        "host users off": [set("spec.hostUsers", false), unset("spec.hostPID")],
        "host processes and shared processes": [set("spec.shareProcessNamespace", true)],
        "shared processes": [set("spec.shareProcessNamespace", true), unset("spec.hostPID")],
        "host IPC": [set("spec.hostIPC", true)],
        "hostname override": [set("spec.hostnameOverride", "web.example.com"), unset("spec.setHostnameAsFQDN")],
        "dns of its own without servers": [set("spec.dnsPolicy", "None"), unset("spec.dnsConfig.nameservers")],
        "dns of its own": [set("spec.dnsPolicy", "None")],
        "resources of the pod": [
          set("spec.resources", { limits: { cpu: "4", memory: "4Gi" }, requests: { cpu: "1", memory: "1Gi" } }),
        ],
        "less resources of the pod": [set("spec.resources", { limits: { cpu: "1m" }, requests: { cpu: "2m" } })],
        "other resources of the pod": [set("spec.resources", { limits: { "ephemeral-storage": "1" }, claims: [] })],
        "a claim of the pod": [set("spec.resources", { claims: [{ name: "device" }] })],
        "on a node": [set("spec.nodeName", "node-a")],
        "on a node without gates": [set("spec.nodeName", "node-a"), unset("spec.schedulingGates")],
        "another service account": [set("spec.serviceAccountName", "other")],
        "two names of its service account": [set("spec.serviceAccount", "other")],
        "a privileged container that may not escalate": [set("spec.containers[0].securityContext.privileged", true)],
        "a restart policy of a container": [set("spec.containers[0].restartPolicy", "Never")],
        "restart rules": [
          set("spec.containers[0].restartPolicy", "Never"),
          set("spec.containers[0].restartPolicyRules", [
            { action: "Restart", exitCodes: { operator: "In", values: [1, 2] } },
          ]),
        ],
        "restart rules without a policy": [
          set("spec.containers[0].restartPolicyRules", [
            { action: "Restart", exitCodes: { operator: "In", values: [1] } },
          ]),
        ],
        "odd restart rules": [
          set("spec.containers[0].restartPolicy", "OnFailure"),
          set("spec.containers[0].restartPolicyRules", [{ action: "Other", exitCodes: { operator: "Is" } }, {}]),
        ],
        "a container named as an init container": [set("spec.containers[1].name", "prepare")],
        "two containers of one name": [set("spec.containers[1].name", "web")],
        "one host port twice": [
          set("spec.containers[1].ports", [{ containerPort: 81, hostPort: 8080, hostIP: "127.0.0.1" }]),
        ],
        "one port twice": [set("spec.containers[1].ports", [{ containerPort: 80, name: "web" }])],
        "a mount of no volume": [set("spec.containers[1].volumeMounts", [{ name: "none", mountPath: "/x" }])],
        "a device of an empty dir": [
          set("spec.containers[1].volumeDevices", [{ name: "empty", devicePath: "/dev/y" }]),
        ],
        "a mount at a device": [set("spec.containers[0].volumeMounts[0].mountPath", "/dev/x")],
        "two mounts at one place": [set("spec.containers[0].volumeMounts[1].mountPath", "/empty")],
        "both kinds of sub path": [set("spec.containers[0].volumeMounts[0].subPathExpr", "a")],
        "a sub path upwards": [set("spec.containers[0].volumeMounts[0].subPath", "../a")],
        "an absolute sub path": [set("spec.containers[0].volumeMounts[0].subPath", "/a")],
        "recursively read-only": [set("spec.containers[0].volumeMounts[0].recursiveReadOnly", "Enabled")],
        "a mount with a colon": [set("spec.containers[0].volumeMounts[0].mountPath", "/a:b")],
        "both values of a variable": [set("spec.containers[0].env[1].value", "text")],
        "no value of a variable": [set("spec.containers[0].env[1].valueFrom", {})],
        "two values of a variable": [
          set("spec.containers[0].env[1].valueFrom.secretKeyRef", { name: "secrets", key: "b" }),
        ],
        "an annotation in a variable": [
          set("spec.containers[0].env[1].valueFrom", fieldOf("metadata.annotations['example.com/a']")),
        ],
        "a label of a bad name in a variable": [
          set("spec.containers[0].env[1].valueFrom", fieldOf("metadata.labels['bad name!']")),
        ],
        "an unknown field in a variable": [set("spec.containers[0].env[1].valueFrom", fieldOf("spec.other"))],
        "the pod's addresses in a variable": [set("spec.containers[0].env[1].valueFrom", fieldOf("status.podIPs"))],
        "another version's field in a variable": [
          set("spec.containers[0].env[1].valueFrom", { fieldRef: { apiVersion: "v2", fieldPath: "metadata.name" } }),
        ],
        "a variable from a file": [
          set("spec.containers[0].env[1].valueFrom", {
            fileKeyRef: { volumeName: "empty", path: "a.env", key: "A", optional: true },
          }),
        ],
        "no resource of that name": [set("spec.containers[0].env[2].valueFrom.resourceFieldRef.resource", "limits.x")],
        "pages of memory": [
          set("spec.containers[0].env[2].valueFrom.resourceFieldRef.resource", "limits.hugepages-2Mi"),
        ],
        "memory in thousandths": [
          set("spec.containers[0].env[2].valueFrom.resourceFieldRef.resource", "requests.memory"),
        ],
        "a request over the limit": [set("spec.containers[0].resources.requests.cpu", "2")],
        "a device without a limit": [unset("spec.containers[0].resources.limits.example~com/gpu")],
        "huge pages": [
          set("spec.containers[0].resources", { limits: { cpu: "1", "hugepages-2Mi": "4Mi" }, requests: { cpu: "1" } }),
        ],
        "huge pages of half a page": [set("spec.containers[0].resources", { limits: { "hugepages-2Mi": "3Mi" } })],
        "two sizes of huge pages": [
          set("spec.containers[0].resources", { limits: { cpu: "1", "hugepages-2Mi": "2Mi", "hugepages-1Gi": "1Gi" } }),
        ],
        "an unknown claim": [set("spec.containers[0].resources.claims[0].name", "none")],
        "a claim twice": [set("spec.containers[0].resources.claims", [{ name: "device" }, { name: "device" }])],
        "two sources of a claim": [set("spec.resourceClaims[0].resourceClaimTemplateName", "t")],
        "no source of a claim": [unset("spec.resourceClaims[0].resourceClaimName")],
        "two handlers of a probe": [set("spec.containers[0].livenessProbe.exec", { command: ["true"] })],
        "no handler of a probe": [unset("spec.containers[0].livenessProbe.httpGet")],
        "no handler of a hook": [set("spec.containers[0].lifecycle.postStart", {})],
        "a sleep longer than the grace period": [set("spec.containers[0].lifecycle.preStop.sleep.seconds", 61)],
        "a probe of an init container": [set("spec.initContainers[0].readinessProbe", { exec: { command: ["true"] } })],
        "a lifecycle of an init container": [
          set("spec.initContainers[0].lifecycle", { postStart: { exec: { command: ["true"] } } }),
        ],
        "an init container that may restart on failure": [set("spec.initContainers[0].restartPolicy", "OnFailure")],
        "a seccomp profile without a type": [set("spec.securityContext.seccompProfile", { localhostProfile: "a" })],
        "a local seccomp profile upwards": [
          set("spec.securityContext.seccompProfile", { type: "Localhost", localhostProfile: "../a" }),
        ],
        "a local profile of the runtime": [
          set("spec.securityContext.seccompProfile", { type: "RuntimeDefault", localhostProfile: "a" }),
        ],
        "an unconfined profile": [set("spec.securityContext.appArmorProfile", { type: "Unconfined" })],
        "a profile annotation": [
          set("metadata.annotations", { "container.apparmor.security.beta.kubernetes.io/web": "localhost/web" }),
        ],
        "another profile in the annotation": [
          set("metadata.annotations", { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" }),
        ],
        "a profile annotation of no container": [
          set("metadata.annotations", { "container.apparmor.security.beta.kubernetes.io/none": "runtime/default" }),
        ],
        "a seccomp annotation": [
          set("metadata.annotations", { "seccomp.security.alpha.kubernetes.io/pod": "localhost/b" }),
        ],
        "a critical annotation": [set("metadata.annotations", { "scheduler.alpha.kubernetes.io/critical-pod": "" })],
        "a mirror pod": [set("metadata.annotations", { "kubernetes.io/config.mirror": "x" })],
        "a deletion cost": [set("metadata.annotations", { "controller.kubernetes.io/pod-deletion-cost": "+5" })],
        "tolerations in an annotation": [
          set("metadata.annotations", { "scheduler.alpha.kubernetes.io/tolerations": "[{}]" }),
        ],
        "windows options": [
          set("spec.securityContext.windowsOptions", {
            gmsaCredentialSpecName: "Bad Name!",
            runAsUserName: "a\\b\\c",
            hostProcess: true,
          }),
        ],
        "another operating system": [set("spec.os.name", "windows")],
        "an unknown operating system": [set("spec.os.name", "plan9")],
        "an empty toleration": [set("spec.tolerations", [{ operator: "Exists" }])],
        "a toleration of less": [set("spec.tolerations", [{ key: "a", operator: "Lt", value: "5" }])],
        "seconds without an effect": [
          set("spec.tolerations", [{ key: "a", operator: "Exists", tolerationSeconds: 3 }]),
        ],
        "an empty key with a value": [set("spec.tolerations", [{ operator: "Equal", value: "x" }])],
        "one spread twice": [set("spec.topologySpreadConstraints", [spread, spread])],
        "domains for any": [set("spec.topologySpreadConstraints[0].whenUnsatisfiable", "ScheduleAnyway")],
        "label keys of the selector": [set("spec.topologySpreadConstraints[0].matchLabelKeys", ["app"])],
        "label keys without a selector": [unset("spec.topologySpreadConstraints[0].labelSelector")],
        "one key on both sides": [
          set("spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].mismatchLabelKeys", [
            "version",
          ]),
        ],
        "no terms": [
          set("spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution", { nodeSelectorTerms: [] }),
        ],
        "an empty term": [
          set("spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution", { nodeSelectorTerms: [{}] }),
        ],
        "many search paths": [
          set(
            "spec.dnsConfig.searches",
            Array.from({ length: 33 }, (_, i) => `a${i}.example.com`),
          ),
        ],
        "long search paths": [
          set(
            "spec.dnsConfig.searches",
            Array.from({ length: 12 }, (_, i) => `${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.a${i}`),
          ),
        ],
        "many name servers": [set("spec.dnsConfig.nameservers", ["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4"])],
        "odd addresses": [
          set("spec.dnsConfig.nameservers", ["01.1.1.1", "::ffff:1.2.3.4"]),
          set("spec.hostAliases[0].ip", "010.0.0.1"),
        ],
        "one gate twice": [set("spec.schedulingGates", [{ name: "a" }, { name: "a" }])],
        "a priority": [set("spec.priority", 5)],
        "the priority of its class": [set("spec.priority", 2_000_001_000)],
        "an unknown class of priority": [set("spec.priorityClassName", "none")],
        "never preempts": [set("spec.preemptionPolicy", "Never")],
        "one sysctl twice": [
          set("spec.securityContext.sysctls", [
            { name: "kernel.shm_rmid_forced", value: "0" },
            { name: "kernel.shm_rmid_forced", value: "1" },
          ]),
        ],
        "sysctls of the host's network": [
          set("spec.hostNetwork", true),
          set("spec.securityContext.sysctls[0].name", "net/ipv4/ip_forward"),
        ],
        "an ephemeral container": [set("spec.ephemeralContainers", [{ name: "debug", image: "example.com/debug" }])],
        "a runtime class": [set("spec.runtimeClassName", "none")],
        "overhead without a class": [set("spec.overhead", { cpu: "1m" })],
        "a scheduling group": [set("spec.schedulingGroup", { podGroupName: "a" })],
      },
    },
    {
      name: "every volume",
      object: podOf("every-volume", { ...small, volumes: everyVolume }),
      skip: ["metadata", "spec.containers"],
      roads: ["create"],
    },
    {
      name: "a small one",
      object: podOf("small", { ...small, automountServiceAccountToken: false }),
      status: { phase: "Running", podIP: "10.0.0.1", conditions: [{ type: "Ready", status: "True" }] },
      skip: ["metadata"],
      combinations: {
        "never restarts": [set("spec.restartPolicy", "Never")],
        "odd windows": [
          set("spec.os", { name: "windows" }),
          set("spec.securityContext.runAsUser", 1),
          set("spec.containers[0].securityContext", { seLinuxOptions: {}, runAsGroup: 5, procMount: "Unmasked" }),
          set("spec.hostPID", true),
        ],
        windows: [
          set("spec.os", { name: "windows" }),
          set("spec.securityContext.windowsOptions", { runAsUserName: "ContainerUser", gmsaCredentialSpecName: "a" }),
        ],
        "a windows host process": [
          set("spec.os", { name: "windows" }),
          set("spec.hostNetwork", true),
          set("spec.securityContext.windowsOptions", { hostProcess: true }),
        ],
        "a windows host process without the network": [
          set("spec.securityContext.windowsOptions", { hostProcess: true }),
        ],
        "host processes of some containers": [
          set("spec.hostNetwork", true),
          set("spec.containers[0].securityContext", { windowsOptions: { hostProcess: true } }),
        ],
        "more tolerations": [set("spec.tolerations", [{ key: "a", operator: "Exists" }])],
        "an earlier deadline": [set("spec.activeDeadlineSeconds", 5)],
        "another image": [set("spec.containers[0].image", "example.com/other")],
        "an image of spaces": [set("spec.containers[0].image", " example.com/other ")],
        "other resources": [set("spec.containers[0].resources", { limits: { cpu: "1" } })],
      },
      requests: podRequests,
    },
  ],
};
