// long file: the workloads share their selectors and their template, data alone.
import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";
import type { JsonObject } from "../edit.ts";
import { smallTemplate, templateSkip } from "./pod-template.ts";

const time = "2024-01-02T03:04:05Z";
const apps = (kind: string, name: string, spec: JsonObject): JsonObject => ({
  apiVersion: "apps/v1",
  kind,
  metadata: { name, labels: { app: "web" } },
  spec,
});

const selector = {
  matchLabels: { app: "web" },
  matchExpressions: [{ key: "old", operator: "DoesNotExist" }],
};

const condition = (type: string): JsonObject => ({
  type,
  status: "True",
  lastTransitionTime: time,
  reason: "Reason",
  message: "text",
});

const selectors = {
  "a selector of other labels": [set("spec.selector", { matchLabels: { app: "other" } })],
  "an empty selector": [set("spec.selector", {})],
  "a selector without values": [set("spec.selector", { matchExpressions: [{ key: "a", operator: "In" }] })],
  "another template": [set("spec.template.spec.containers[0].image", "example.com/other")],
  "a template that never restarts": [set("spec.template.spec.restartPolicy", "Never")],
  "a template with a deadline": [set("spec.template.spec.activeDeadlineSeconds", 5)],
  "a template of labels beyond the selector's": [set("spec.template.metadata.labels.more", "yes")],
  "a template with two names of its service account": [
    set("spec.template.spec.serviceAccount", "a"),
    set("spec.template.spec.serviceAccountName", "b"),
  ],
  "a template of an unknown volume": [
    set("spec.template.spec.containers[0].volumeMounts", [{ name: "none", mountPath: "/a" }]),
  ],
  "a template with an ephemeral container": [
    set("spec.template.spec.ephemeralContainers", [{ name: "a", image: "b" }]),
  ],
  "a template with a bad annotation": [
    set("spec.template.metadata.annotations", { "container.apparmor.security.beta.kubernetes.io/web": "x" }),
  ],
  "a template with host ports": [
    set("spec.template.spec.hostNetwork", true),
    set("spec.template.spec.containers[0].ports", [{ containerPort: 80 }]),
  ],
  "a template of duplicates that warn": [
    set("spec.template.spec.containers[0].env", [
      { name: "A", value: "a" },
      { name: "A", value: "b" },
    ]),
    set("spec.template.spec.containers[0].ports", [{ containerPort: 80 }, { containerPort: 80 }]),
    set("spec.template.spec.hostAliases", [{ ip: "1.1.1.1" }, { ip: "1.1.1.1" }]),
    set("spec.template.spec.imagePullSecrets", [{ name: "" }, { name: "a" }, { name: "a" }]),
    set("spec.template.spec.nodeSelector", { "beta.kubernetes.io/os": "linux" }),
    set("spec.template.spec.topologySpreadConstraints", [
      { maxSkew: 1, topologyKey: "failure-domain.beta.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" },
    ]),
    set("spec.template.spec.terminationGracePeriodSeconds", -1),
    set("spec.template.spec.containers[0].resources", { limits: { "ephemeral-storage": "100m", memory: "1500m" } }),
  ],
};

export const replicationController: Corpus = {
  kind: kinds.ReplicationController,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "v1",
        kind: "ReplicationController",
        metadata: { name: "every-field" },
        spec: { replicas: 2, minReadySeconds: 5, selector: { app: "web" }, template: smallTemplate },
      },
      status: {
        replicas: 2,
        fullyLabeledReplicas: 2,
        readyReplicas: 1,
        availableReplicas: 1,
        observedGeneration: 1,
        conditions: [condition("ReplicaFailure")],
      },
      skip: templateSkip,
      combinations: {
        ...selectors,
        "a selector of other labels": [set("spec.selector", { app: "other" })],
        "no selector": [unset("spec.selector")],
        "no template": [unset("spec.template")],
      },
    },
  ],
};

export const replicaSet: Corpus = {
  kind: kinds.ReplicaSet,
  samples: [
    {
      name: "every field",
      object: apps("ReplicaSet", "every-field", {
        replicas: 2,
        minReadySeconds: 5,
        selector,
        template: smallTemplate,
      }),
      status: {
        replicas: 2,
        fullyLabeledReplicas: 2,
        readyReplicas: 1,
        availableReplicas: 1,
        terminatingReplicas: 1,
        observedGeneration: 1,
        conditions: [condition("ReplicaFailure")],
      },
      skip: templateSkip,
      combinations: {
        ...selectors,
        "more ready than there are": [set("status.readyReplicas", 5)],
        "more available than ready": [set("status.availableReplicas", 2)],
      },
    },
  ],
};

export const deployment: Corpus = {
  kind: kinds.Deployment,
  samples: [
    {
      name: "every field",
      object: apps("Deployment", "every-field", {
        replicas: 3,
        selector,
        template: smallTemplate,
        strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: "25%" } },
        minReadySeconds: 5,
        revisionHistoryLimit: 3,
        paused: true,
        progressDeadlineSeconds: 600,
      }),
      status: {
        observedGeneration: 1,
        replicas: 3,
        updatedReplicas: 3,
        readyReplicas: 2,
        availableReplicas: 2,
        unavailableReplicas: 1,
        terminatingReplicas: 1,
        conditions: [{ ...condition("Available"), lastUpdateTime: time }],
        collisionCount: 1,
      },
      skip: templateSkip,
      combinations: {
        ...selectors,
        "recreated with a rolling update": [set("spec.strategy.type", "Recreate")],
        recreated: [set("spec.strategy", { type: "Recreate" })],
        "an empty strategy": [set("spec.strategy", {})],
        "neither surge nor unavailable": [set("spec.strategy.rollingUpdate", { maxSurge: 0, maxUnavailable: "0%" })],
        "a deadline that is over before pods are ready": [set("spec.progressDeadlineSeconds", 5)],
        "more ready than there are": [set("status.readyReplicas", 5)],
        "fewer collisions": [set("status.collisionCount", 0)],
        "no collisions": [unset("status.collisionCount")],
      },
      requests: [
        { name: "its scale", method: "GET", path: "/scale" },
        {
          name: "a scale",
          method: "PUT",
          path: "/scale?dryRun=All",
          body: { metadata: { name: "every-field" }, spec: { replicas: 5 } },
        },
        {
          name: "a negative scale",
          method: "PUT",
          path: "/scale?dryRun=All",
          body: { metadata: { name: "every-field" }, spec: { replicas: -5 } },
        },
        {
          name: "a scale of another",
          method: "PUT",
          path: "/scale?dryRun=All",
          body: { metadata: { name: "other" }, spec: { replicas: 5 } },
        },
        {
          name: "a scale of an older version",
          method: "PUT",
          path: "/scale?dryRun=All",
          body: { metadata: { name: "every-field", resourceVersion: "1" }, spec: { replicas: 5 } },
        },
        {
          name: "a scale of another kind",
          method: "PUT",
          path: "/scale?dryRun=All",
          body: { kind: "Deployment", apiVersion: "apps/v1", metadata: { name: "every-field" } },
        },
      ],
    },
  ],
};

export const daemonSet: Corpus = {
  kind: kinds.DaemonSet,
  samples: [
    {
      name: "every field",
      object: apps("DaemonSet", "every-field", {
        selector,
        template: smallTemplate,
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
        minReadySeconds: 5,
        revisionHistoryLimit: 3,
      }),
      status: {
        currentNumberScheduled: 1,
        numberMisscheduled: 0,
        desiredNumberScheduled: 2,
        numberReady: 1,
        observedGeneration: 1,
        updatedNumberScheduled: 1,
        numberAvailable: 1,
        numberUnavailable: 1,
        collisionCount: 1,
        conditions: [condition("Fine")],
      },
      skip: templateSkip,
      combinations: {
        ...selectors,
        "on delete with a rolling update": [set("spec.updateStrategy.type", "OnDelete")],
        "on delete": [set("spec.updateStrategy", { type: "OnDelete" })],
        "surge and unavailable": [set("spec.updateStrategy.rollingUpdate", { maxSurge: 1, maxUnavailable: 1 })],
        "neither surge nor unavailable": [
          set("spec.updateStrategy.rollingUpdate", { maxSurge: 0, maxUnavailable: "0%" }),
        ],
        "a surge alone": [set("spec.updateStrategy.rollingUpdate", { maxSurge: "30%", maxUnavailable: 0 })],
        "fewer collisions": [set("status.collisionCount", 0)],
      },
    },
  ],
};

const claim = {
  metadata: { name: "data", labels: { a: "b" } },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};

export const statefulSet: Corpus = {
  kind: kinds.StatefulSet,
  samples: [
    {
      name: "every field",
      object: apps("StatefulSet", "every-field", {
        replicas: 3,
        selector,
        template: smallTemplate,
        volumeClaimTemplates: [claim],
        serviceName: "web",
        podManagementPolicy: "Parallel",
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 1, maxUnavailable: 2 } },
        revisionHistoryLimit: 3,
        minReadySeconds: 5,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete", whenScaled: "Retain" },
        ordinals: { start: 2 },
      }),
      status: {
        observedGeneration: 1,
        replicas: 3,
        readyReplicas: 2,
        currentReplicas: 2,
        updatedReplicas: 1,
        currentRevision: "a",
        updateRevision: "b",
        collisionCount: 1,
        conditions: [condition("Fine")],
        availableReplicas: 1,
      },
      skip: templateSkip,
      combinations: {
        ...selectors,
        "on delete with a rolling update": [set("spec.updateStrategy.type", "OnDelete")],
        "on delete": [set("spec.updateStrategy", { type: "OnDelete" })],
        "an empty strategy": [set("spec.updateStrategy", {})],
        "two claims of one name": [set("spec.volumeClaimTemplates", [claim, claim])],
        "a claim named as a volume": [set("spec.template.spec.volumes", [{ name: "data", emptyDir: {} }])],
        "a larger claim": [set("spec.volumeClaimTemplates[0].spec.resources.requests.storage", "2Gi")],
        "more ready than there are": [set("status.readyReplicas", 5)],
        "more available than ready": [set("status.availableReplicas", 3)],
      },
    },
  ],
};

export const controllerRevision: Corpus = {
  kind: kinds.ControllerRevision,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "apps/v1",
        kind: "ControllerRevision",
        metadata: { name: "every-field" },
        data: { spec: { replicas: 1 } },
        revision: 2,
      },
      skip: templateSkip,
      combinations: {
        "data of a text": [set("data", "text")],
        "data of a list": [set("data", [])],
        "no data": [unset("data")],
        "a later revision": [set("revision", 3)],
        "an earlier revision": [set("revision", 1)],
      },
    },
  ],
};
