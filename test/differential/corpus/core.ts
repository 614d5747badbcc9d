// long file: the small kinds of core/v1 side by side, data alone.
import { kinds } from "@kubets/api";
import { type Corpus, commonMetadata, set, unset } from "../corpus.ts";
import type { JsonObject } from "../edit.ts";

const time = "2024-01-02T03:04:05Z";
const skip = commonMetadata;
const core = (kind: string, name: string, rest: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind,
  metadata: { name },
  ...rest,
});

export const node: Corpus = {
  kind: kinds.Node,
  samples: [
    {
      name: "every field",
      object: core("Node", "every-field", {
        spec: {
          podCIDR: "10.2.0.0/24",
          podCIDRs: ["10.2.0.0/24", "fd00:2::/64"],
          providerID: "cloud://a",
          unschedulable: true,
          taints: [
            { key: "dedicated", value: "web", effect: "NoSchedule" },
            { key: "gone", effect: "NoExecute", timeAdded: time },
          ],
        },
      }),
      status: {
        capacity: { cpu: "4", memory: "8Gi", pods: "110" },
        allocatable: { cpu: "3", memory: "7Gi", pods: "110" },
        phase: "Running",
        conditions: [
          {
            type: "Ready",
            status: "True",
            lastHeartbeatTime: time,
            lastTransitionTime: time,
            reason: "R",
            message: "t",
          },
        ],
        addresses: [{ type: "InternalIP", address: "10.0.0.1" }],
        daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
        nodeInfo: {
          machineID: "m",
          systemUUID: "s",
          bootID: "b",
          kernelVersion: "k",
          osImage: "o",
          containerRuntimeVersion: "docker://1",
          kubeletVersion: "v1.36.3",
          kubeProxyVersion: "v1.36.3",
          operatingSystem: "linux",
          architecture: "amd64",
          swap: { capacity: 1 },
        },
        images: [{ names: ["a"], sizeBytes: 1 }],
        volumesInUse: ["kubernetes.io/csi/a"],
        volumesAttached: [{ name: "kubernetes.io/csi/a", devicePath: "/dev/a" }],
        runtimeHandlers: [{ name: "", features: { recursiveReadOnlyMounts: true, userNamespaces: true } }],
        features: { supplementalGroupsPolicy: true },
        declaredFeatures: ["A"],
      },
      skip,
      combinations: {
        "other networks": [set("spec.podCIDR", "10.3.0.0/24"), set("spec.podCIDRs", ["10.3.0.0/24"])],
        "no networks": [unset("spec.podCIDR"), unset("spec.podCIDRs")],
        "networks that differ": [set("spec.podCIDRs", ["10.3.0.0/24"])],
        "three networks": [set("spec.podCIDRs", ["10.2.0.0/24", "fd00:2::/64", "10.4.0.0/24"])],
        "two networks of a family": [set("spec.podCIDRs", ["10.2.0.0/24", "10.4.0.0/24"])],
        "another provider": [set("spec.providerID", "cloud://b")],
        "no provider": [unset("spec.providerID")],
        "two taints of a key and effect": [
          set("spec.taints", [
            { key: "a", value: "1", effect: "NoSchedule" },
            { key: "a", value: "2", effect: "NoSchedule" },
          ]),
        ],
        "one address twice": [
          set("status.addresses", [
            { type: "InternalIP", address: "1.1.1.1" },
            { type: "InternalIP", address: "1.1.1.1" },
          ]),
        ],
        "a config source": [
          set("spec.configSource", { configMap: { namespace: "a", name: "b", kubeletConfigKey: "c" } }),
        ],
        "an external id": [set("spec.externalID", "x")],
        "an annotation of avoided pods": [
          set("metadata.annotations", { "scheduler.alpha.kubernetes.io/preferAvoidPods": "{x" }),
        ],
      },
    },
  ],
};

export const namespaceCorpus: Corpus = {
  kind: kinds.Namespace,
  samples: [
    {
      name: "every field",
      object: core("Namespace", "every-field", { spec: { finalizers: ["kubernetes", "example.com/guard"] } }),
      status: {
        phase: "Active",
        conditions: [
          {
            type: "NamespaceDeletionContentFailure",
            status: "False",
            lastTransitionTime: time,
            reason: "R",
            message: "t",
          },
        ],
      },
      skip,
      ends: [
        {
          name: "finalize",
          method: "PUT",
          path: "/finalize",
          body: core("Namespace", "every-field", { spec: { finalizers: [] } }),
        },
      ],
      requests: [
        {
          name: "finalize",
          method: "PUT",
          path: "/finalize?dryRun=All",
          body: core("Namespace", "every-field", { spec: { finalizers: ["example.com/other"] } }),
        },
        {
          name: "finalize with a bad name",
          method: "PUT",
          path: "/finalize?dryRun=All",
          body: core("Namespace", "every-field", { spec: { finalizers: ["other", "Bad name!"] } }),
        },
        {
          name: "finalize of another",
          method: "PUT",
          path: "/finalize?dryRun=All",
          body: core("Namespace", "other", { spec: { finalizers: [] } }),
        },
      ],
    },
  ],
};

const certificate = "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n";
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const secretOf = (type: string, data: JsonObject) => [set("type", type), set("data", data), unset("stringData")];

export const secret: Corpus = {
  kind: kinds.Secret,
  samples: [
    {
      name: "every field",
      object: core("Secret", "every-field", {
        data: { key: "AAEC" },
        stringData: { text: "text", key: "wins" },
        type: "example.com/type",
        immutable: false,
      }),
      skip,
      combinations: {
        "a service account's token": secretOf("kubernetes.io/service-account-token", {}),
        "a service account's token of an account": [
          set("type", "kubernetes.io/service-account-token"),
          set("metadata.annotations", { "kubernetes.io/service-account.name": "default" }),
        ],
        dockercfg: secretOf("kubernetes.io/dockercfg", { ".dockercfg": base64("{}") }),
        "dockercfg that is no JSON": secretOf("kubernetes.io/dockercfg", { ".dockercfg": base64("x") }),
        "dockercfg without its key": secretOf("kubernetes.io/dockercfg", { a: "" }),
        dockerconfigjson: secretOf("kubernetes.io/dockerconfigjson", { ".dockerconfigjson": base64("{}") }),
        "dockerconfigjson that is no JSON": secretOf("kubernetes.io/dockerconfigjson", { ".dockerconfigjson": "" }),
        "dockerconfigjson without its key": secretOf("kubernetes.io/dockerconfigjson", {}),
        "basic auth": secretOf("kubernetes.io/basic-auth", { username: "AA==" }),
        "basic auth of nothing": secretOf("kubernetes.io/basic-auth", {}),
        "an SSH key": secretOf("kubernetes.io/ssh-auth", { "ssh-privatekey": "AA==" }),
        "an empty SSH key": secretOf("kubernetes.io/ssh-auth", { "ssh-privatekey": "" }),
        "no SSH key": secretOf("kubernetes.io/ssh-auth", {}),
        "a pair for TLS": secretOf("kubernetes.io/tls", { "tls.crt": base64(certificate), "tls.key": "" }),
        "half a pair for TLS": secretOf("kubernetes.io/tls", { "tls.crt": "" }),
        "no pair for TLS": secretOf("kubernetes.io/tls", {}),
        "a bootstrap token": secretOf("bootstrap.kubernetes.io/token", { "token-id": "AA==" }),
        opaque: [set("type", "Opaque")],
        "too much": [set("data.key", base64("x".repeat(1024 * 1024)))],
      },
    },
    {
      name: "an immutable one",
      object: core("Secret", "immutable", { data: { key: "AAEC" }, immutable: true }),
      handmade: true,
      combinations: {
        "as it is": [],
        mutable: [set("immutable", false)],
        "without immutable": [unset("immutable")],
        "other data": [set("data.key", "AAAA")],
        "more data": [set("data.more", "AAAA")],
        "text that is the same": [set("stringData", { key: "\u0000\u0001\u0002" })],
        "another type": [set("type", "other")],
        "other labels": [set("metadata.labels", { a: "b" })],
      },
    },
  ],
};

export const serviceAccount: Corpus = {
  kind: kinds.ServiceAccount,
  samples: [
    {
      name: "every field",
      object: core("ServiceAccount", "every-field", {
        secrets: [{ name: "token", namespace: "differential", kind: "Secret", uid: "1" }],
        imagePullSecrets: [{ name: "registry" }],
        automountServiceAccountToken: false,
      }),
      skip,
      requests: [
        { name: "a token for no time", body: { spec: { expirationSeconds: 5 } } },
        { name: "a token for long", body: { spec: { expirationSeconds: 4294967297 } } },
        { name: "a token for nobody", body: { spec: { audiences: [""] } } },
        {
          name: "a token for a pod that is not there",
          body: { spec: { boundObjectRef: { kind: "Pod", apiVersion: "v1", name: "a" } } },
        },
        {
          name: "a token for an odd object",
          body: { spec: { boundObjectRef: { kind: "Service", apiVersion: "v1", name: "a" } } },
        },
        {
          name: "a token for an unnamed object",
          body: { spec: { boundObjectRef: { kind: "Secret", apiVersion: "v1" } } },
        },
        { name: "a token of another account", body: { metadata: { name: "other" }, spec: {} } },
        { name: "a token of another namespace", body: { metadata: { namespace: "other" }, spec: {} } },
        { name: "a token of another kind", body: { kind: "Secret", apiVersion: "v1" } },
        { name: "a token with a wrong type", body: { spec: { audiences: "a" } } },
      ].map((request) => ({ method: "POST", path: "/token?dryRun=All", ...request })),
    },
  ],
};

export const limitRange: Corpus = {
  kind: kinds.LimitRange,
  samples: [
    {
      name: "every field",
      object: core("LimitRange", "every-field", {
        spec: {
          limits: [
            {
              type: "Container",
              max: { cpu: "4", memory: "4Gi" },
              min: { cpu: "100m", memory: "1Mi" },
              default: { cpu: "1", memory: "1Gi" },
              defaultRequest: { cpu: "500m", memory: "512Mi" },
              maxLimitRequestRatio: { cpu: "10" },
            },
            { type: "Pod", max: { cpu: "8" }, min: { cpu: "200m" }, maxLimitRequestRatio: { cpu: "4" } },
            { type: "PersistentVolumeClaim", max: { storage: "10Gi" }, min: { storage: "1Gi" } },
          ],
        },
      }),
      skip,
      combinations: {
        "two of a type": [set("spec.limits", [{ type: "Pod" }, { type: "Pod" }])],
        "a default of a pod": [set("spec.limits[1].default", { cpu: "1" })],
        "a default request of a pod": [set("spec.limits[1].defaultRequest", { cpu: "1" })],
        "a claim without bounds": [set("spec.limits[2]", { type: "PersistentVolumeClaim" })],
        "a claim of cpu": [set("spec.limits[2]", { type: "PersistentVolumeClaim", max: { cpu: "1" } })],
        "a minimum over the maximum": [set("spec.limits[0].min.cpu", "5")],
        "a default request over the default": [set("spec.limits[0].defaultRequest.cpu", "2")],
        "a default request below the minimum": [set("spec.limits[0].defaultRequest.cpu", "1m")],
        "a default over the maximum": [set("spec.limits[0].default.cpu", "5")],
        "a ratio below one": [set("spec.limits[0].maxLimitRequestRatio.cpu", "500m")],
        "a ratio over what the bounds allow": [set("spec.limits[0].maxLimitRequestRatio.cpu", "100")],
        "a resource with a domain": [set("spec.limits[0].max", { "example.com/gpu": "1" })],
        "a resource without a domain": [set("spec.limits[0].max", { gpu: "1" })],
        "an extended resource with another default": [
          set("spec.limits[0].default", { "example.com/gpu": "1" }),
          set("spec.limits[0].defaultRequest", { "example.com/gpu": "2" }),
        ],
        "an unknown type": [set("spec.limits[0].type", "example.com/other")],
      },
    },
  ],
};

export const resourceQuota: Corpus = {
  kind: kinds.ResourceQuota,
  samples: [
    {
      name: "every field",
      object: core("ResourceQuota", "every-field", {
        spec: {
          hard: { pods: "10", "requests.cpu": "4", "limits.memory": "8Gi" },
          scopes: ["NotTerminating", "NotBestEffort"],
          scopeSelector: {
            matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: ["high"] }],
          },
        },
      }),
      status: { hard: { pods: "10" }, used: { pods: "1" } },
      skip,
      combinations: Object.fromEntries([
        ...[
          "cpu",
          "memory",
          "services",
          "count/deployments.apps",
          "count/x",
          "gold.storageclass.storage.k8s.io/requests.storage",
        ].map((name) => [`a limit of ${name}`, [set("spec.hard", { [name]: "1" })]]),
        ...[
          "requests.example.com/gpu",
          "limits.example.com/gpu",
          "example.com/gpu",
          "hugepages-2Mi",
          "requests.hugepages-2Mi",
          "other",
          "limits.hugepages-2Mi",
          "services.nodeports",
          "ephemeral-storage",
        ].map((name) => [`a limit of ${name}`, [set("spec.hard", { [name]: "1" })]]),
        ["half a pod", [set("spec.hard", { pods: "500m" })]],
        ["half a service", [set("spec.hard", { services: "1.5" })]],
        ["a thousandth of memory", [set("spec.hard", { memory: "1m" })]],
        ["scopes that exclude each other", [set("spec.scopes", ["BestEffort", "NotBestEffort"])]],
        ["times that exclude each other", [set("spec.scopes", ["Terminating", "NotTerminating"])]],
        ["a scope twice", [set("spec.scopes", ["Terminating", "Terminating"])]],
        ["an unknown scope", [set("spec.scopes", ["Other"])]],
        ["best effort of cpu", [set("spec.scopes", ["BestEffort"]), unset("spec.scopeSelector")]],
        ["best effort of pods", [set("spec.scopes", ["BestEffort"]), set("spec.hard", { pods: "1" })]],
        ["services in a scope", [set("spec.hard", { services: "1" })]],
        ["other scopes", [set("spec.scopes", ["Terminating"])]],
        ["no scopes", [unset("spec.scopes")]],
        [
          "a scope that needs no values",
          [
            set("spec.scopeSelector.matchExpressions[0]", {
              scopeName: "Terminating",
              operator: "Exists",
              values: ["a"],
            }),
          ],
        ],
        [
          "a scope with an operator that it has not",
          [set("spec.scopeSelector.matchExpressions[0]", { scopeName: "Terminating", operator: "In", values: ["a"] })],
        ],
        [
          "a class of volumes",
          [
            set("spec.scopeSelector.matchExpressions[0]", {
              scopeName: "VolumeAttributesClass",
              operator: "In",
              values: ["a"],
            }),
          ],
        ],
        [
          "affinity across namespaces",
          [
            set("spec.scopeSelector.matchExpressions[0]", {
              scopeName: "CrossNamespacePodAffinity",
              operator: "Exists",
            }),
          ],
        ],
        ["no values", [set("spec.scopeSelector.matchExpressions[0].values", [])]],
      ]),
    },
  ],
};
