import { aggregateOfContainers } from "../../defaults/pod-level-resources.ts";
import type { PodSpec } from "../../generated/types/core-v1.ts";
import { type Found, forbiddenValue, invalidValue, unsupportedValue } from "../found.ts";
import { isHugePages, isLess, resourceName } from "../quantities.ts";
import { type ClaimsOfPod, validateResources } from "./resources.ts";

const supported = ["cpu", "hugepages-", "memory"];
const isPodLevel = (name: string) => name === "cpu" || name === "memory" || isHugePages(name);

/** Resources of a pod as a whole: what its containers share must be able to hold what each of them says. */
export function validatePodResources(spec: PodSpec, { field: pod, claimNames }: ClaimsOfPod, found: Found): void {
  const { resources } = spec;
  if (!resources) return;
  const field = `${pod}.resources`;
  if (spec.os?.name === "windows") {
    found.push(forbiddenValue(field, "may not be set for a windows pod"));
    return;
  }
  if (resources.claims)
    found.push(forbiddenValue(`${field}.claims`, "claims may not be set for Resources at pod-level"));
  validateResources(resources, { field, claimNames, checkName: podResourceName }, found);
  validateAggregates(spec, field, found);
  for (const [i, container] of (spec.containers ?? []).entries()) {
    for (const [name, limit] of Object.entries(container.resources?.limits ?? {})) {
      const most = resources.limits?.[name];
      if (most === undefined || !isLess(most, limit)) continue;
      const rule = `must be less than or equal to pod limits of ${most}`;
      found.push(invalidValue(`${field}.containers[${i}][${name}].limits`, limit, rule));
    }
  }
}

/** What is no resource at all is said first, and alone. */
function podResourceName(found: Found, field: string, name: string): void {
  const count = found.length;
  resourceName(found, field, name);
  if (found.length === count && !isPodLevel(name)) found.push(unsupportedValue(field, name, supported));
}

/** The pod as a whole asks for what its containers ask for together, or more; of huge pages it may use as much. */
function validateAggregates(spec: PodSpec, field: string, found: Found): void {
  for (const which of ["requests", "limits"] as const) {
    for (const [name, needed] of Object.entries(aggregateOfContainers(spec, which))) {
      const given = spec.resources?.[which]?.[name];
      if (given === undefined || (which === "limits" && !isHugePages(name)) || !isLess(given, needed)) continue;
      const rule = `must be greater than or equal to aggregate container ${which} of ${needed}`;
      found.push(invalidValue(`${field}.${which}[${name}]`, given, rule));
    }
  }
}
