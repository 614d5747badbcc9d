import type { StatefulSet, StatefulSetSpec } from "../../generated/types/apps-v1.ts";
import type { Volume } from "../../generated/types/core-v1.ts";
import { nonNegative, optionalFormat, optionalOneOf, sameValue } from "../common.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue } from "../found.ts";
import { labelName } from "../name-rule.ts";
import { rulesOf } from "../rules.ts";
import { isEmptySelector, validateLabelSelector } from "../selectors.ts";
import { validateClaimSpec } from "../volumes/claim-spec.ts";
import { validateAvailable, validateReplicaCounts } from "./deployment.ts";
import { validateLongRunningTemplate, validateMatch } from "./workload.ts";

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
  name: labelName,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => validateSpec(spec ?? {}, found),
  validateChange: ({ next, previous }, found) => {
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
      nonNegative(found, "status.collisionCount", counts.collisionCount);
      validateAvailable(counts, found);
      if ((counts.collisionCount ?? 0) < (previous.status?.collisionCount ?? 0)) {
        found.push(invalidValue("status.collisionCount", counts.collisionCount ?? null, "cannot be decremented"));
      }
    },
  },
});

function fixed(spec: StatefulSet["spec"]): unknown {
  const rest: Record<string, unknown> = { ...spec };
  for (const name of mutable) delete rest[name];
  return rest;
}

function validateSpec(spec: Partial<StatefulSetSpec>, found: Found): void {
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
  for (const [i, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
    validateClaimSpec(claim.spec ?? {}, `spec.volumeClaimTemplates[${i}].spec`, found);
  }
  nonNegative(found, "spec.replicas", spec.replicas);
  nonNegative(found, "spec.minReadySeconds", spec.minReadySeconds);
  nonNegative(found, "spec.ordinals.start", spec.ordinals?.start);
  optionalFormat(found, "spec.serviceName", spec.serviceName, isDns1123Label);
  if (!selector) found.push(requiredValue("spec.selector"));
  else {
    const before = found.length;
    validateLabelSelector(selector, "spec.selector", found);
    if (found.length > before) found.push(invalidValue("spec.selector", selector, ""));
    if (isEmptySelector(selector)) {
      found.push(invalidValue("spec.selector", selector, "empty selector is invalid for statefulset"));
    }
  }
  validateMatch({ selector, template, field: "spec" }, found);
  validateLongRunningTemplate(withClaims(spec), { field: "spec.template", kind: "StatefulSet" }, found);
}

/** The template as its pods will be: every claim is a volume of its own, in place of one of the same name. */
function withClaims({
  template,
  volumeClaimTemplates,
}: Partial<StatefulSetSpec>): StatefulSetSpec["template"] | undefined {
  if (!volumeClaimTemplates?.length || !template?.spec) return template;
  const claims: Volume[] = volumeClaimTemplates.map(({ metadata }) => {
    const name = metadata?.name ?? "";
    return { name, persistentVolumeClaim: { claimName: name } };
  });
  const names = new Set(claims.map(({ name }) => name));
  const others = (template.spec.volumes ?? []).filter(({ name }) => !names.has(name));
  return { ...template, spec: { ...template.spec, volumes: [...claims, ...others] } };
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
