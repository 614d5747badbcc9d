import type { Container, ContainerStatus, Pod, PodCondition, PodSpec } from "../../generated/types/core-v1.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { familyOf, isIp } from "../formats/ip.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, forbiddenValue, immutableDetail, invalidValue, report } from "../found.ts";
import type { Change } from "../rules.ts";
import { validateAllocated, validateClaimStatuses } from "./device-status.ts";
import { validateAnnotationChange } from "./pod-annotations.ts";
import { validateEphemeralStatuses, validateUsers } from "./status-of-containers.ts";

/** What the node and the scheduler say of a pod. */
export function validatePodStatusChange({ next, previous }: Change<Pod>, found: Found): void {
  const { status = {}, spec } = next;
  const before = previous.status ?? {};
  validateAnnotationChange(next, previous, found);
  validateConditions(status.conditions, found);
  if (status.nominatedNodeName && status.nominatedNodeName !== before.nominatedNodeName) {
    report(found, "status.nominatedNodeName", status.nominatedNodeName, isDns1123Subdomain(status.nominatedNodeName));
  }
  if (previous.spec?.nodeName && status.nominatedNodeName && status.nominatedNodeName !== before.nominatedNodeName) {
    found.push(forbiddenValue("status.nominatedNodeName", "may not be set on pods that are already bound to a node"));
  }
  if ((status.observedGeneration ?? 0) < 0) {
    const rule = "must be a non-negative integer";
    found.push(invalidValue("status.observedGeneration", status.observedGeneration, rule));
  }
  for (const [list, containers] of [
    ["containerStatuses", spec?.containers],
    ["initContainerStatuses", spec?.initContainers],
  ] as const) {
    const statuses = { now: status[list], before: before[list], field: `status.${list}` };
    if (spec) validateStarted(statuses, { spec, containers }, found);
    validateAllocated(status[list], { field: `status.${list}`, containers }, found);
  }
  validateEphemeralStatuses(status.ephemeralContainerStatuses, before.ephemeralContainerStatuses, found);
  for (const list of ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"] as const) {
    validateUsers(status[list], { field: `status.${list}`, os: spec?.os?.name ?? "linux" }, found);
  }
  validateClaimStatuses(status, spec, found);
  if (before.qosClass && status.qosClass !== before.qosClass) {
    found.push(invalidValue("status.qosClass", status.qosClass ?? "", immutableDetail));
  }
  validateAddresses(
    status.podIPs?.map(({ ip }) => ip ?? ""),
    "status.podIPs",
    found,
  );
  validateAddresses(
    status.hostIPs?.map(({ ip }) => ip ?? ""),
    "status.hostIPs",
    found,
  );
  const first = status.hostIPs?.[0]?.ip;
  if (first !== undefined && first !== (status.hostIP ?? "")) {
    found.push(invalidValue("status.hostIPs[0].ip", first, "must be equal to `hostIP`"));
  }
}

/** A container that ended for good does not run again. */
function validateStarted(
  { now, before, field }: { now: Statuses; before: Statuses; field: string },
  { spec, containers }: { spec: PodSpec; containers: readonly Container[] | undefined },
  found: Found,
): void {
  const all = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
  const restartsAll = all.some((one) =>
    one.restartPolicyRules?.some(({ action }) => action === "RestartAllContainers"),
  );
  if (restartsAll) return;
  for (const [i, { name, state }] of (before ?? []).entries()) {
    const status = now?.find((one) => one.name === name);
    if (!state?.terminated || !status || status.state?.terminated) continue;
    const container = containers?.find((one) => one.name === name);
    if (container && mayRestart(container, spec, state.terminated.exitCode)) continue;
    found.push(forbiddenValue(`${field}[${i}].state`, "may not be transitioned to non-terminated state"));
  }
}

type Statuses = readonly ContainerStatus[] | undefined;

/** By the container's rules, then by its policy, then by the pod's. */
function mayRestart(container: Container, { restartPolicy }: PodSpec, exitCode: number): boolean {
  const rule = container.restartPolicyRules?.find(({ action, exitCodes }) => {
    const isIn = exitCodes?.values?.includes(exitCode) ?? false;
    return action === "Restart" && exitCodes && (exitCodes.operator === "In" ? isIn : !isIn);
  });
  if (rule) return true;
  const policy = container.restartPolicy ?? restartPolicy;
  return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
}

/** At most one address of each family. */
function validateAddresses(addresses: readonly string[] | undefined, field: string, found: Found): void {
  for (const [i, address] of (addresses ?? []).entries()) report(found, `${field}[${i}]`, address, isIp(address));
  if (!addresses || addresses.length < 2) return;
  const families = new Set(addresses.map(familyOf));
  if (addresses.length > 2 || families.size < 2) {
    found.push(
      invalidValue(
        field,
        addresses.map((ip) => ({ IP: ip })),
        "may specify no more than one IP for each IP family",
      ),
    );
  }
}

const systemConditions = ["PodScheduled", "Ready", "Initialized"];

function validateConditions(conditions: readonly PodCondition[] | undefined, found: Found): void {
  for (const [i, { type = "", observedGeneration = 0 }] of (conditions ?? []).entries()) {
    const field = `status.conditions[${i}]`;
    if (observedGeneration < 0) {
      found.push(invalidValue(`${field}.observedGeneration`, observedGeneration, "must be a non-negative integer"));
    }
    if (!systemConditions.includes(type)) report(found, `${field}.Type`, type, isQualifiedName(type));
  }
}
