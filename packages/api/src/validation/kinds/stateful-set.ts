import type { StatefulSet, StatefulSetSpec } from "../../generated/types/apps-v1.ts";
import type { Volume } from "../../generated/types/core-v1.ts";
import { nonNegative, optionalFormat, optionalOneOf, sameValue } from "../common.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue } from "../found.ts";
import { validateAnnotations, validateLabels } from "../metadata.ts";
import { labelName } from "../name-rule.ts";
import { validatePodAnnotations } from "../pod/pod-annotations.ts";
import { rulesOf } from "../rules.ts";
import { validateClaimSpec } from "../volumes/claim-spec.ts";
import { validateAvailable, validateCollisions, validateReplicaCounts } from "./deployment.ts";
import { validatePodTemplate } from "./pod-template.ts";
import { validateLongRunning, validateSelector } from "./workload.ts";

const mutable = [
  "replicas",
  "ordinals",
  "template",
  "updateStrategy",
  "revisionHistoryLimit",
  "persistentVolumeClaimRetentionPolicy",
  "minReadySeconds",
] as const;

const quoted = mutable.map((name) => `'${name}'`);
const changeRule = `updates to statefulset spec for fields other than ${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)} are forbidden`;

export const statefulSet = rulesOf<StatefulSet>({
  metadataOnStatus: true,
  name: labelName,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => validateSpec(spec ?? {}, { isNew: true }, found),
  validateOnUpdate: false,
  validateChange: ({ next, previous }, found) => {
    validateSpec(next.spec ?? {}, { isNew: false }, found);
    if (!sameValue(fixed(next.spec), fixed(previous.spec))) found.push(forbiddenValue("spec", changeRule));
  },
  subresources: {
    status: ({ next: { status }, previous }, found) => {
      const counts = status ?? {};
      validateReplicaCounts(
        counts,
        ["readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"],
        found,
      );
      nonNegative(found, "status.observedGeneration", counts.observedGeneration);
      validateCollisions(counts, previous.status, found);
      validateAvailable(counts, found, "status.readyReplicas");
    },
  },
});

function fixed(spec: StatefulSet["spec"]): unknown {
  const rest: Record<string, unknown> = { ...spec };
  for (const name of mutable) delete rest[name];
  return rest;
}

/** What cannot be changed any more is only looked at in new objects. */
function validateSpec(spec: Partial<StatefulSetSpec>, { isNew }: { isNew: boolean }, found: Found): void {
  const { selector, template, podManagementPolicy } = spec;
  if (!podManagementPolicy) found.push(requiredValue("spec.podManagementPolicy"));
  else if (podManagementPolicy !== "OrderedReady" && podManagementPolicy !== "Parallel") {
    found.push(invalidValue("spec.podManagementPolicy", podManagementPolicy, "must be 'OrderedReady' or 'Parallel'"));
  }
  validateStrategy(spec.updateStrategy, found);
  for (const name of ["whenDeleted", "whenScaled"] as const) {
    const policy = spec.persistentVolumeClaimRetentionPolicy?.[name];
    optionalOneOf(found, `spec.persistentVolumeClaimRetentionPolicy.${name}`, policy, ["Retain", "Delete"]);
  }
  for (const [i, claim] of (isNew ? (spec.volumeClaimTemplates ?? []) : []).entries()) {
    validateClaimSpec(claim.spec ?? {}, { field: `spec.volumeClaimTemplates[${i}].spec` }, found);
  }
  nonNegative(found, "spec.replicas", spec.replicas);
  nonNegative(found, "spec.minReadySeconds", spec.minReadySeconds);
  nonNegative(found, "spec.ordinals.start", spec.ordinals?.start);
  if (isNew) optionalFormat(found, "spec.serviceName", spec.serviceName, isDns1123Label);
  const { labels, annotations } = template?.metadata ?? {};
  if (validateSelector({ selector, template, field: "spec" }, words, found)) {
    validatePodTemplate(asOfPods(spec), "spec.template", found);
    // What is wrong with them is found a second time.
    validateLabels(labels, "spec.template.labels", found);
    validateAnnotations(annotations, "spec.template.annotations", found);
    const podSpec = template?.spec ?? { containers: [] };
    validatePodAnnotations({ annotations, spec: podSpec, field: "spec.template.annotations" }, found);
  }
  validateLongRunning(template, { field: "spec.template", kind: "StatefulSet" }, found);
}

const words = { empty: "empty selector is invalid for statefulset", wrong: "" };

/**
 * The template as its pods will be: every claim is a volume of its own, in place of one of the same name, and each pod is
 * given a hostname and a subdomain.
 */
function asOfPods({
  template,
  volumeClaimTemplates,
}: Partial<StatefulSetSpec>): StatefulSetSpec["template"] | undefined {
  if (!template?.spec) return template;
  const { hostname: _hostname, subdomain: _subdomain, ...spec } = template.spec;
  const names = new Set(volumeClaimTemplates?.map(({ metadata }) => metadata?.name ?? ""));
  const claims: Volume[] = [...names].map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
  const others = (spec.volumes ?? []).filter(({ name }) => !names.has(name));
  return { ...template, spec: { ...spec, volumes: [...claims, ...others] } };
}

function validateStrategy(strategy: StatefulSetSpec["updateStrategy"] | undefined, found: Found): void {
  const field = "spec.updateStrategy";
  const { type, rollingUpdate } = strategy ?? {};
  if (!type) found.push(requiredValue(field));
  else if (type === "OnDelete") {
    if (rollingUpdate) {
      found.push(
        invalidValue(`${field}.rollingUpdate`, rollingUpdate, "only allowed for updateStrategy 'RollingUpdate'"),
      );
    }
  } else if (type === "RollingUpdate") {
    nonNegative(found, `${field}.rollingUpdate.partition`, rollingUpdate?.partition);
  } else {
    found.push(invalidValue(field, strategy, "must be 'RollingUpdate' or 'OnDelete'"));
  }
}
