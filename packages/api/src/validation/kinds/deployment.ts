import type { Deployment, DeploymentSpec, DeploymentStatus, ReplicaSet } from "../../generated/types/apps-v1.ts";
import { nonNegative, unchanged } from "../common.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue, unsupportedValue } from "../found.ts";
import { rulesOf } from "../rules.ts";
import { atMostAll, countOrPercent, isNone } from "./int-or-percent.ts";
import { validateLongRunningTemplate, validateSelector } from "./workload.ts";

export const deployment = rulesOf<Deployment>({
  metadataOnStatus: true,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => validateSpec(spec ?? {}, found),
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec.selector", next.spec?.selector, previous.spec?.selector);
  },
  subresources: {
    status: ({ next: { status = {} }, previous }, found) => {
      validateReplicaCounts(
        status,
        ["updatedReplicas", "readyReplicas", "availableReplicas", "terminatingReplicas"],
        found,
      );
      nonNegative(found, "status.observedGeneration", status.observedGeneration);
      nonNegative(found, "status.unavailableReplicas", status.unavailableReplicas);
      validateCollisions(status, previous.status, found);
      validateAvailable(status, found);
    },
  },
});

function validateSpec(spec: Partial<DeploymentSpec>, found: Found): void {
  nonNegative(found, "spec.replicas", spec.replicas);
  validateSelectorAndTemplate(spec, found);
  validateStrategy(spec.strategy, found);
  nonNegative(found, "spec.minReadySeconds", spec.minReadySeconds);
  nonNegative(found, "spec.revisionHistoryLimit", spec.revisionHistoryLimit);
  nonNegative(found, "spec.progressDeadlineSeconds", spec.progressDeadlineSeconds);
  const deadline = spec.progressDeadlineSeconds;
  if (deadline !== undefined && deadline <= (spec.minReadySeconds ?? 0)) {
    found.push(invalidValue("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds"));
  }
}

const words = { empty: "empty selector is invalid for deployment", wrong: "invalid label selector" };

type OfReplicas = Partial<Pick<DeploymentSpec, "selector" | "template">>;

function validateSelectorAndTemplate({ selector, template }: OfReplicas, found: Found): void {
  if (!validateSelector({ selector, template, field: "spec" }, words, found)) return;
  validateLongRunningTemplate(template, { field: "spec.template", kind: "ReplicaSet" }, found);
}

function validateStrategy(strategy: DeploymentSpec["strategy"] | undefined, found: Found): void {
  const field = "spec.strategy";
  const { type, rollingUpdate } = strategy ?? {};
  if (type === "Recreate") {
    if (rollingUpdate) {
      found.push(forbiddenValue(`${field}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'"));
    }
  } else if (type === "RollingUpdate") {
    if (!rollingUpdate) {
      found.push(requiredValue(`${field}.rollingUpdate`, "this should be defaulted and never be nil"));
      return;
    }
    const { maxUnavailable, maxSurge } = rollingUpdate;
    countOrPercent(found, `${field}.rollingUpdate.maxUnavailable`, maxUnavailable);
    countOrPercent(found, `${field}.rollingUpdate.maxSurge`, maxSurge);
    if (isNone(maxUnavailable) && isNone(maxSurge)) {
      found.push(
        invalidValue(`${field}.rollingUpdate.maxUnavailable`, maxUnavailable, "may not be 0 when `maxSurge` is 0"),
      );
    }
    atMostAll(found, `${field}.rollingUpdate.maxUnavailable`, maxUnavailable);
  } else {
    found.push(unsupportedValue(field, strategy ?? null, ["Recreate", "RollingUpdate"]));
  }
}

interface Collisions {
  readonly collisionCount?: number;
}

/** How often a name was taken only grows. */
export function validateCollisions(next: Collisions, previous: Collisions | undefined, found: Found): void {
  const count = next.collisionCount;
  nonNegative(found, "status.collisionCount", count);
  const before = previous?.collisionCount;
  if (before !== undefined && (count === undefined || count < before)) {
    found.push(invalidValue("status.collisionCount", count ?? 0, "cannot be decremented"));
  }
}

type Counts = Pick<Partial<DeploymentStatus>, "replicas" | "readyReplicas" | "availableReplicas"> & {
  readonly updatedReplicas?: number;
  readonly currentReplicas?: number;
  readonly fullyLabeledReplicas?: number;
  readonly terminatingReplicas?: number;
};

/** No count of pods is negative, and none but the terminating exceeds the total. */
export function validateReplicaCounts(status: Counts, names: readonly (keyof Counts)[], found: Found): void {
  const total = status.replicas ?? 0;
  for (const name of ["replicas", ...names] as const) {
    const count = status[name] ?? 0;
    nonNegative(found, `status.${name}`, count);
    if (name !== "terminatingReplicas" && count > total) {
      found.push(invalidValue(`status.${name}`, count, "cannot be greater than status.replicas"));
    }
  }
}

export function validateAvailable(
  { availableReplicas = 0, readyReplicas = 0 }: Counts,
  found: Found,
  ready = "readyReplicas",
): void {
  if (availableReplicas > readyReplicas) {
    found.push(invalidValue("status.availableReplicas", availableReplicas, `cannot be greater than ${ready}`));
  }
}

export const replicaSet = rulesOf<ReplicaSet>({
  metadataOnStatus: true,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    nonNegative(found, "spec.replicas", spec?.replicas);
    nonNegative(found, "spec.minReadySeconds", spec?.minReadySeconds);
    validateSelectorAndTemplate(spec ?? {}, found);
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec.selector", next.spec?.selector, previous.spec?.selector);
  },
  subresources: {
    status: ({ next: { status } }, found) => {
      const counts = status ?? {};
      validateReplicaCounts(
        counts,
        ["fullyLabeledReplicas", "readyReplicas", "availableReplicas", "terminatingReplicas"],
        found,
      );
      nonNegative(found, "status.observedGeneration", counts.observedGeneration);
      validateAvailable(counts, found);
    },
  },
});
