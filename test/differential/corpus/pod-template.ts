import { kinds } from "@kubets/api";
import { type Corpus, commonMetadata } from "../corpus.ts";
import type { JsonObject } from "../edit.ts";

/** A small template whose pods have the label `app: web`; the corpus of pods mutates what is in its spec. */
export const smallTemplate: JsonObject = {
  metadata: { labels: { app: "web" }, annotations: { "example.com/note": "text" } },
  spec: { containers: [{ name: "web", image: "example.com/web" }] },
};

/** Metadata and the pod's spec of a workload that has a template. */
export const templateSkip: readonly string[] = [
  ...commonMetadata,
  ...["generateName", "namespace", "selfLink", "creationTimestamp", "deletionTimestamp", "generation", "uid"].map(
    (name) => `spec.template.metadata.${name}`,
  ),
  ...["ownerReferences", "managedFields", "resourceVersion", "deletionGracePeriodSeconds"].map(
    (name) => `spec.template.metadata.${name}`,
  ),
  ...["volumes", "initContainers", "ephemeralContainers", "containers.env", "containers.ports", "securityContext"].map(
    (name) => `spec.template.spec.${name}`,
  ),
  ...["affinity", "tolerations", "dnsConfig", "topologySpreadConstraints", "hostAliases", "readinessGates"].map(
    (name) => `spec.template.spec.${name}`,
  ),
  ...["livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "securityContext", "resizePolicy"].map(
    (name) => `spec.template.spec.containers.${name}`,
  ),
  ...["envFrom", "volumeMounts", "volumeDevices", "restartPolicyRules", "resources"].map(
    (name) => `spec.template.spec.containers.${name}`,
  ),
  ...["imagePullSecrets", "os", "resources", "resourceClaims", "schedulingGates", "schedulingGroup"].map(
    (name) => `spec.template.spec.${name}`,
  ),
];

export const podTemplate: Corpus = {
  kind: kinds.PodTemplate,
  samples: [
    {
      name: "a small one",
      object: { apiVersion: "v1", kind: "PodTemplate", metadata: { name: "small" }, template: smallTemplate },
      skip: [...commonMetadata, ...templateSkip.map((path) => path.replace("spec.template", "template"))],
    },
  ],
};
