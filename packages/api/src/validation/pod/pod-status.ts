import type { ContainerStatus, Pod } from "../../generated/types/core-v1.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { familyOf, isIp } from "../formats/ip.ts";
import { duplicateValue, type Found, forbiddenValue, immutableDetail, invalidValue, report } from "../found.ts";
import type { Change } from "../rules.ts";

/** What the node and the scheduler say of a pod. */
export function validatePodStatusChange({ next, previous }: Change<Pod>, found: Found): void {
  const { status = {}, spec } = next;
  const before = previous.status ?? {};
  if (status.nominatedNodeName) {
    report(found, "status.nominatedNodeName", status.nominatedNodeName, isDns1123Subdomain(status.nominatedNodeName));
  }
  if (
    spec?.nodeName !== undefined &&
    previous.spec?.nodeName &&
    status.nominatedNodeName &&
    status.nominatedNodeName !== before.nominatedNodeName
  ) {
    found.push(forbiddenValue("status.nominatedNodeName", "may not be set on pods that are already bound to a node"));
  }
  validateStarted(status.containerStatuses, { before: before.containerStatuses, pod: next }, found);
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
  if (first !== undefined && first !== status.hostIP) {
    found.push(invalidValue("status.hostIPs[0].ip", first, "must be equal to `hostIP`"));
  }
}

/** A container that ended for good does not run again. */
function validateStarted(
  statuses: readonly ContainerStatus[] | undefined,
  { before, pod }: { before: readonly ContainerStatus[] | undefined; pod: Pod },
  found: Found,
): void {
  if (pod.spec?.restartPolicy === "Always") return;
  const now = new Map(statuses?.map((status) => [status.name, status]));
  for (const old of before ?? []) {
    if (!old.state?.terminated) continue;
    const mayRestart = pod.spec?.restartPolicy === "OnFailure" && old.state.terminated.exitCode !== 0;
    const status = now.get(old.name);
    if (!status || mayRestart || status.state?.terminated) continue;
    found.push(forbiddenValue("status.containerStatuses", "may not be transitioned to non-terminated state"));
  }
}

/** At most one address of each family. */
function validateAddresses(addresses: readonly string[] | undefined, field: string, found: Found): void {
  const seen = new Set<string>();
  for (const [i, address] of (addresses ?? []).entries()) {
    report(found, `${field}[${i}]`, address, isIp(address));
    if (seen.has(address)) found.push(duplicateValue(`${field}[${i}]`, { ip: address }));
    seen.add(address);
  }
  if (!addresses || addresses.length < 2) return;
  const families = new Set(addresses.map(familyOf));
  if (addresses.length > 2 || families.size < 2) {
    found.push(invalidValue(field, addresses, "may specify no more than one IP for each IP family"));
  }
}
