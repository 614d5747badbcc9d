import type { PodSpec } from "../../generated/types/core-v1.ts";
import { oneOf, optionalFormat } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  unsupportedValue,
} from "../found.ts";
import { validateLabels } from "../metadata.ts";
import { validateOnce } from "../validate-once.ts";
import { validateVolumes } from "../volumes/volumes.ts";
import { validateAffinity } from "./affinity.ts";
import { validateContainers } from "./containers.ts";
import { validateDns, validateHostAliases } from "./dns.ts";
import { validateFileKeyVolumes } from "./environment.ts";
import { validatePodResources } from "./pod-resources.ts";
import { validateOverhead } from "./resources.ts";
import { validateTolerations, validateTopologySpread } from "./scheduling.ts";
import { validateHostUsers, validatePodSecurityContext } from "./security-context.ts";
import { validateHostProcesses, validateLinuxPod, validateWindowsPod } from "./windows.ts";

const restartPolicies = ["Always", "OnFailure", "Never"];
const preemptionPolicies = ["PreemptLowerPriority", "Never"];
const maxInt32 = 2 ** 31 - 1;

/** A pod spec, of a pod or of a template; it has its defaults. */
export function validatePodSpec(spec: PodSpec, field: string, found: Found): void {
  validateOnce(spec, found, () => validateSpec(spec, field, found));
}

function validateSpec(spec: PodSpec, field: string, found: Found): void {
  const volumes = validateVolumes(spec.volumes, `${field}.volumes`, found);
  const claimNames = validateResourceClaims(spec.resourceClaims, `${field}.resourceClaims`, found);
  validateContainers(spec, { field, volumes, claimNames }, found);
  validatePodResources(spec, { field, claimNames }, found);
  oneOf(found, `${field}.restartPolicy`, spec.restartPolicy, restartPolicies);
  validateDns(spec, field, found);
  validateLabels(spec.nodeSelector, `${field}.nodeSelector`, found);
  validatePodSecurityContext(spec, field, found);
  validateHost(spec, field, found);
  validateAffinity(spec.affinity, `${field}.affinity`, found);
  for (const [i, { conditionType }] of (spec.readinessGates ?? []).entries()) {
    report(found, `${field}.readinessGates[${i}].conditionType`, conditionType, isQualifiedName(conditionType));
  }
  validateSchedulingGates(spec.schedulingGates, `${field}.schedulingGates`, found);
  validateTopologySpread(spec.topologySpreadConstraints, `${field}.topologySpreadConstraints`, found);
  validateHostProcesses(spec, field, found);
  validateHostnameOverride(spec, `${field}.hostnameOverride`, found);
  validateNames(spec, field, found);
  validateTolerations(spec.tolerations, `${field}.tolerations`, found);
  validateHostAliases(spec.hostAliases, `${field}.hostAliases`, found);
  validateOverhead(spec.overhead, `${field}.overhead`, found);
  const deadline = spec.activeDeadlineSeconds;
  if (deadline !== undefined && !(deadline >= 1 && deadline <= maxInt32)) {
    found.push(
      invalidValue(`${field}.activeDeadlineSeconds`, deadline, `must be between 1 and ${maxInt32}, inclusive`),
    );
  }
  if (spec.preemptionPolicy !== undefined) {
    oneOf(found, `${field}.preemptionPolicy`, spec.preemptionPolicy, preemptionPolicies);
  }
  validateOs(spec, field, found);
  validateFileKeyVolumes(spec, field, found);
}

function validateNames(spec: PodSpec, field: string, found: Found): void {
  for (const name of ["serviceAccountName", "nodeName", "priorityClassName"] as const) {
    optionalFormat(found, `${field}.${name}`, spec[name], isDns1123Subdomain);
  }
  const { runtimeClassName: runtime } = spec;
  if (runtime !== undefined) report(found, `${field}.runtimeClassName`, runtime, isDns1123Subdomain(runtime));
  for (const name of ["hostname", "subdomain"] as const) {
    optionalFormat(found, `${field}.${name}`, spec[name], isDns1123Label);
  }
}

function validateHost(spec: PodSpec, field: string, found: Found): void {
  if (spec.shareProcessNamespace && spec.hostPID) {
    const rule = "ShareProcessNamespace and HostPID cannot both be enabled";
    found.push(invalidValue(`${field}.securityContext.shareProcessNamespace`, true, rule));
  }
  validateHostUsers(spec, field, found);
  if (!spec.hostNetwork) return;
  // A template may leave the port open: it is filled in when the template becomes a pod.
  const isTemplate = field !== "spec";
  for (const [i, { ports }] of (spec.containers ?? []).entries()) {
    for (const [j, { hostPort, containerPort }] of (ports ?? []).entries()) {
      if ((hostPort ?? 0) === containerPort || (isTemplate && !hostPort)) continue;
      const item = `${field}.containers[${i}].ports[${j}].hostPort`;
      found.push(invalidValue(item, hostPort ?? 0, "must match `containerPort` when `hostNetwork` is true"));
    }
  }
}

function validateSchedulingGates(gates: PodSpec["schedulingGates"], field: string, found: Found): void {
  const seen = new Set<string>();
  for (const [i, { name }] of (gates ?? []).entries()) {
    report(found, `${field}[${i}]`, name, isQualifiedName(name));
    if (seen.has(name)) found.push(duplicateValue(`${field}[${i}]`, name));
    seen.add(name);
  }
}

function validateResourceClaims(claims: PodSpec["resourceClaims"], field: string, found: Found): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [i, claim] of (claims ?? []).entries()) {
    const item = `${field}[${i}]`;
    const { name, resourceClaimName: own, resourceClaimTemplateName: template } = claim;
    if (!name) found.push(requiredValue(`${item}.name`));
    else if (names.has(name)) found.push(duplicateValue(`${item}.name`, name));
    else report(found, `${item}.name`, name, isDns1123Label(name));
    if (name) names.add(name);
    if (own !== undefined && template !== undefined) {
      const rule = "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified";
      found.push(invalidValue(item, claim, rule));
    } else if (own === undefined && template === undefined) {
      const rule = "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`";
      found.push(invalidValue(item, claim, rule));
    }
    for (const key of ["resourceClaimName", "resourceClaimTemplateName"] as const) {
      const value = claim[key];
      if (value !== undefined) report(found, `${item}.${key}`, value, isDns1123Subdomain(value));
    }
  }
  return names;
}

const longestHostname = 64;

function validateHostnameOverride(spec: PodSpec, field: string, found: Found): void {
  const { hostnameOverride: name } = spec;
  if (name === undefined) return;
  if (spec.setHostnameAsFQDN) found.push(forbiddenValue(field, "may not be specified when setHostnameAsFQDN is true"));
  if (spec.hostNetwork) found.push(forbiddenValue(field, "may not be specified when hostNetwork is true"));
  if (name.length > longestHostname) found.push(tooLongValue(field, longestHostname));
  report(found, field, name, isDns1123Subdomain(name));
}

function validateOs(spec: PodSpec, field: string, found: Found): void {
  const os = spec.os?.name;
  if (!spec.os) return;
  if (!os) found.push(requiredValue(`${field}.os.name`));
  else if (os === "linux") validateLinuxPod(spec, field, found);
  else if (os === "windows") validateWindowsPod(spec, field, found);
  else found.push(unsupportedValue(`${field}.os`, os, ["linux", "windows"]));
}
