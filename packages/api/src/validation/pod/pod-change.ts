import type { Container, Pod, PodSpec } from "../../generated/types/core-v1.ts";
import { sameValue } from "../common.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { validateGatedChange } from "./gated-change.ts";
import { validateAnnotationChange } from "./pod-annotations.ts";
import { validateTolerations } from "./scheduling.ts";

const changeRule =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

/** Of a pod's spec next to nothing changes: what runs is what was asked for. */
export function validatePodChange({ next, previous }: Change<Pod>, found: Found): void {
  const spec = next.spec as PodSpec;
  const before = previous.spec as PodSpec;
  validateAnnotationChange(next, previous, found);
  for (const list of ["containers", "initContainers"] as const) {
    if ((spec[list]?.length ?? 0) !== (before[list]?.length ?? 0)) {
      found.push(forbiddenValue(`spec.${list}`, "pod updates may not add or remove containers"));
      return;
    }
    for (const [i, { image }] of (spec[list] ?? []).entries()) {
      const field = `spec.${list}[${i}].image`;
      if (!image) found.push(requiredValue(field));
      else if (image !== image.trim()) {
        found.push(invalidValue(field, image, "must not have leading or trailing whitespace"));
      }
    }
  }
  if (spec === before || !validateDeadline(spec, before, found)) return;
  validateTolerationsKept(spec, before, found);
  const gated = validateGatedChange(spec, before, found);
  if (!sameValue(fixed(gated, before), before)) found.push(forbiddenValue("spec", changeRule));
}

/** The new spec with everything that may change put back as it was: what differs then was not to be touched. */
function fixed(spec: PodSpec, before: PodSpec): unknown {
  const { activeDeadlineSeconds: _deadline, tolerations: _tolerations, ...rest } = spec;
  const { activeDeadlineSeconds, tolerations, terminationGracePeriodSeconds: grace } = before;
  const graceRaised = (grace ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1;
  return {
    ...rest,
    ...(activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds }),
    ...(tolerations === undefined ? {} : { tolerations }),
    ...(graceRaised ? { terminationGracePeriodSeconds: grace } : {}),
    containers: withImages(spec.containers, before.containers),
    ...(spec.initContainers ? { initContainers: withImages(spec.initContainers, before.initContainers) } : {}),
  };
}

const withImages = (containers: readonly Container[], before: readonly Container[] | undefined) =>
  containers.map((container, i) => ({ ...container, image: before?.[i]?.image }));

const maxInt32 = 2 ** 31 - 1;

/** A deadline may be set, and moved nearer. After another one nothing more is looked at. */
function validateDeadline(
  { activeDeadlineSeconds: next }: PodSpec,
  { activeDeadlineSeconds: before }: PodSpec,
  found: Found,
): boolean {
  const field = "spec.activeDeadlineSeconds";
  if (next === undefined) {
    if (before !== undefined) {
      found.push(invalidValue(field, null, "must not update from a positive integer to nil value"));
    }
    return true;
  }
  const problem =
    next < 0 || next > maxInt32
      ? `must be between 0 and ${maxInt32}, inclusive`
      : before !== undefined && next > before
        ? "must be less than or equal to previous value"
        : undefined;
  if (problem) found.push(invalidValue(field, next, problem));
  return !problem;
}

const tolerationRule = "existing toleration can not be modified except its tolerationSeconds";

function validateTolerationsKept({ tolerations }: PodSpec, before: PodSpec, found: Found): void {
  const known = (before.tolerations ?? []).map(({ tolerationSeconds: _seconds, ...rest }) => rest);
  const kept = (tolerations ?? []).map(({ tolerationSeconds: _seconds, ...rest }) => rest);
  const lost = known.filter((toleration) => !kept.some((one) => sameValue(one, toleration)));
  if (lost.length) found.push(forbiddenValue("spec.tolerations", tolerationRule));
  // What else is wrong with them is found a second time.
  else validateTolerations(tolerations, "spec.tolerations", found);
}
