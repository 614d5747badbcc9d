import type { Container, ContainerStatus, PodSpec, PodStatus } from "../../generated/types/core-v1.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import {
  duplicateValue,
  type Found,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  unsupportedValue,
} from "../found.ts";

const healths = ["Healthy", "Unhealthy", "Unknown"];
const longestMessage = 30;

/** How the devices of containers fare: of claims and resources that they have, each device once. */
export function validateAllocated(
  statuses: readonly ContainerStatus[] | undefined,
  { field, containers }: { field: string; containers: readonly Container[] | undefined },
  found: Found,
): void {
  for (const [i, status] of (statuses ?? []).entries()) {
    const container = containers?.find(({ name }) => name === status.name);
    for (const [j, { name, resources }] of (status.allocatedResourcesStatus ?? []).entries()) {
      const item = `${field}[${i}].allocatedResourcesStatus[${j}]`;
      const problem = container && problemOfName(name, container);
      if (problem) found.push(invalidValue(`${item}.name`, name, problem));
      const ids = new Set<string>();
      for (const [k, { resourceID, health = "", message }] of (resources ?? []).entries()) {
        const device = `${item}.resources[${k}]`;
        if (!healths.includes(health)) found.push(unsupportedValue(`${device}.health`, health, healths));
        if (message === "") found.push(requiredValue(`${device}.message`, "must be non-empty if specified"));
        else if ((message?.length ?? 0) > longestMessage) {
          found.push(tooLongValue(`${device}.message`, longestMessage));
        }
        if (ids.has(resourceID)) found.push(duplicateValue(`${device}.resourceID`, resourceID));
        ids.add(resourceID);
      }
    }
  }
}

function problemOfName(name: string, { resources }: Container): string | undefined {
  if (!name.startsWith("claim:")) {
    return name in (resources?.requests ?? {}) ? undefined : "must match one of the container's resource requests";
  }
  const names = (resources?.claims ?? []).map(
    ({ name: claim, request }) => `claim:${claim}${request ? `/${request}` : ""}`,
  );
  return names.includes(name)
    ? undefined
    : "must match one of the container's resource claims in a format 'claim:<claimName>/<request>' or 'claim:<claimName>' if request is empty";
}

/** Which claims were made for the pod, by its templates and for its extended resources. */
export function validateClaimStatuses(status: PodStatus, spec: PodSpec | undefined, found: Found): void {
  const names = new Set<string>();
  for (const [i, { name, resourceClaimName }] of (status.resourceClaimStatuses ?? []).entries()) {
    const field = `status.resourceClaimStatuses[${i}]`;
    if (!spec?.resourceClaims?.some((claim) => claim.name === name)) {
      found.push(invalidValue(`${field}.name`, name, "must match the name of an entry in `spec.resourceClaims`"));
    }
    if (names.has(name)) found.push(duplicateValue(`${field}.name`, name));
    names.add(name);
    if (resourceClaimName === undefined) continue;
    report(found, `${field}.resourceClaimName`, resourceClaimName, isDns1123Subdomain(resourceClaimName));
  }
  validateExtendedClaim(status.extendedResourceClaimStatus, spec, found);
}

const inSpec = "spec.initContainers.resources.requests or spec.containers.resources.requests";

function validateExtendedClaim(
  status: PodStatus["extendedResourceClaimStatus"],
  spec: PodSpec | undefined,
  found: Found,
): void {
  if (!status) return;
  const field = "status.extendedResourceClaimStatus";
  const list = `${field}.requestMappings`;
  const mappings = status.requestMappings ?? [];
  if (!mappings.length) found.push(requiredValue(list, "at least one request mapping is required"));
  const containers = new Map(
    [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map((one) => [one.name, one]),
  );
  const seen = new Set<string>();
  for (const [i, mapping] of mappings.entries()) {
    const { containerName, resourceName, requestName } = mapping;
    const container = containers.get(containerName);
    if (!container) {
      const rule = "must match the name of an entry in spec.initContainers.name or spec.containers.name";
      found.push(invalidValue(`${list}[${i}].containerName`, containerName, rule));
    } else if (!(resourceName in (container.resources?.requests ?? {}))) {
      const rule = `must match the extended resource name of an entry in ${inSpec}`;
      found.push(invalidValue(`${list}[${i}].resourceName`, resourceName, rule));
    }
    const key = JSON.stringify([containerName, resourceName, requestName]);
    if (seen.has(key)) {
      for (const name of ["containerName", "resourceName", "requestName"] as const) {
        found.push(duplicateValue(`${list}[${i}].${name}`, mapping[name]));
      }
    }
    seen.add(key);
  }
  const name = status.resourceClaimName;
  if (!name) found.push(requiredValue(`${field}.resourceClaimName`));
  else report(found, `${field}.resourceClaimName`, name, isDns1123Subdomain(name));
}
