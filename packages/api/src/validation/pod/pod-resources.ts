import type { PodSpec } from "../../generated/types/core-v1.ts";
import { type Found, forbiddenValue, invalidValue, unsupportedValue } from "../found.ts";
import { isHugePages, isLess } from "../quantities.ts";
import { validateResources } from "./resources.ts";

const supported = ["cpu", "hugepages-", "memory"];
const isPodLevel = (name: string) => name === "cpu" || name === "memory" || isHugePages(name);

/** Resources of a pod as a whole: what its containers share must be able to hold what each of them says. */
export function validatePodResources(spec: PodSpec, pod: string, found: Found): void {
  const { resources } = spec;
  if (!resources) return;
  const field = `${pod}.resources`;
  if (resources.claims?.length)
    found.push(forbiddenValue(`${field}.claims`, "claims may not be set for Resources at pod-level"));
  for (const which of ["limits", "requests"] as const) {
    for (const name of Object.keys(resources[which] ?? {})) {
      if (!isPodLevel(name)) found.push(unsupportedValue(`${field}.${which}[${name}]`, name, supported));
    }
  }
  validateResources(
    { limits: resources.limits, requests: resources.requests },
    { field, claimNames: new Set() },
    found,
  );
  for (const [list, containers] of [
    ["containers", spec.containers],
    ["initContainers", spec.initContainers],
  ] as const) {
    for (const [i, container] of (containers ?? []).entries()) {
      for (const [name, limit] of Object.entries(container.resources?.limits ?? {})) {
        const most = resources.limits?.[name];
        if (most === undefined || !isLess(most, limit)) continue;
        const rule = `must be less than or equal to pod limits of ${most}`;
        found.push(invalidValue(`${pod}.${list}[${i}].resources.limits[${name}]`, limit, rule));
      }
    }
  }
}
