import { type ApiObject, kinds } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import type { IPAddress } from "@kubets/api/types/networking-v1";
import { type AddressRange, contains } from "../address-range.ts";
import { heldAddresses } from "../cluster-ips.ts";
import { allocator, familyLabel, managerLabel } from "../ip-address.ts";
import { familyOf } from "../ip-families.ts";
import type { Finding } from "./finding.ts";

/** What a pass looks at, all there is or only what has changed, and what it may look up. */
export interface AddressView {
  readonly services: readonly Service[];
  readonly addresses: readonly IPAddress[];
  readonly serviceOf: (namespace: string, name: string) => Service | undefined;
  readonly addressOf: (name: string) => IPAddress | undefined;
  /** Of all ServiceCIDRs, also those that give out nothing. */
  readonly ranges: readonly AddressRange[];
  readonly now: Date;
}

export type AddressRepair =
  | { readonly do: "create"; readonly address: string; readonly service: Service }
  /** Its parent cannot be changed: it is removed, and made anew. */
  | { readonly do: "recreate"; readonly address: string; readonly service: Service }
  | { readonly do: "remove"; readonly address: string };

export interface AddressDecision {
  readonly repairs: readonly AddressRepair[];
  readonly findings: readonly Finding[];
  /** Addresses that nobody has, but that are too young to go, and when they will be old enough. */
  readonly young: readonly { readonly address: string; readonly waitMs: number }[];
}

/**
 * A service that is being written may not be seen yet, for as long as a request may take; one that is there and has other
 * addresses is seen sooner.
 */
const graceMs = { unseen: 60_000, seen: 5_000 };

/** Makes services and addresses name each other: what is missing is made, what is left over goes, what is wrong is told. */
export function decideAddressRepair(view: AddressView): AddressDecision {
  const repairs: AddressRepair[] = [];
  const findings: Finding[] = [];
  for (const service of view.services) {
    for (const address of heldAddresses(service.spec)) {
      const { repair, finding } = repairOf({ service, address, held: view.addressOf(address) }, view);
      if (repair) repairs.push(repair);
      if (finding) findings.push(finding);
    }
  }
  const young: { address: string; waitMs: number }[] = [];
  for (const address of view.addresses.filter(isAllocated)) {
    const left = leftover(address, view);
    if (left?.is === "young") young.push({ address: address.metadata.name ?? "", waitMs: left.waitMs });
    if (left?.is !== "over") continue;
    repairs.push({ do: "remove", address: address.metadata.name ?? "" });
    findings.push(left.finding);
  }
  return { repairs, findings, young };
}

interface Held {
  readonly service: Service;
  readonly address: string;
  readonly held: IPAddress | undefined;
}

function repairOf(
  { service, address, held }: Held,
  view: AddressView,
): { readonly repair?: AddressRepair; readonly finding?: Finding } {
  const at = `Cluster IP [${familyOf(address)}]: ${address}`;
  const told = (reason: string, note: string): Finding => ({
    about: { ...service, kind: "Service", apiVersion: "v1" } as unknown as ApiObject,
    reason,
    action: "ClusterIPAllocation",
    note,
  });
  if (!view.ranges.some((range) => contains(range, address))) {
    const note = `${at} is not within any configured Service CIDR; please recreate service`;
    return { finding: told("ClusterIPOutOfRange", note) };
  }
  if (!held) {
    const finding = told("ClusterIPNotAllocated", `${at} is not allocated; repairing`);
    return { repair: { do: "create", address, service }, finding };
  }
  const recreate = { do: "recreate", address, service } as const;
  const parent = held.spec?.parentRef;
  const other = parent && view.serviceOf(parent.namespace ?? "", parent.name);
  if (!isService(held) || (!isSame(held, service) && !other)) {
    const { namespace, name } = service.metadata;
    const note = `the ${at} for Service ${namespace}/${name} has a wrong reference; repairing`;
    return { repair: recreate, finding: told("ClusterIPNotAllocated", note) };
  }
  if (!isSame(held, service)) {
    if (!other || !heldAddresses(other.spec).includes(address)) return { repair: recreate };
    const note = `Cluster IP [${familyOf(address)}]:${address} was assigned to multiple services; please recreate service`;
    return { finding: told("ClusterIPAlreadyAllocated", note) };
  }
  return isLabelled(held) ? {} : { repair: recreate };
}

type Leftover = { readonly is: "young"; readonly waitMs: number } | { readonly is: "over"; readonly finding: Finding };

/** Whether an address that was given to a service is nobody's any more. */
function leftover(address: IPAddress, { serviceOf, now }: AddressView): Leftover | undefined {
  const { name = "", creationTimestamp } = address.metadata;
  const parent = address.spec?.parentRef;
  const over = (reason: string, note: string): Leftover => ({
    is: "over",
    finding: {
      about: { ...address, kind: "IPAddress", apiVersion: kinds.IPAddress.apiVersion } as unknown as ApiObject,
      reason,
      action: "IPAddressAllocation",
      note,
    },
  });
  if (!isService(address)) {
    const note = `IPAddress ${name} appears to have been modified, not referencing a Service: cleaning up`;
    return over("IPAddressNotAllocated", note);
  }
  const service = parent && serviceOf(parent.namespace ?? "", parent.name);
  if (service && heldAddresses(service.spec).includes(name)) return undefined;
  const age = now.getTime() - Date.parse(creationTimestamp ?? now.toISOString());
  const grace = service && service.spec.type !== "ExternalName" ? graceMs.seen : graceMs.unseen;
  if (age < grace) return { is: "young", waitMs: grace - age };
  const whose = `IPAddress: ${name} for Service ${parent?.namespace}/${parent?.name}`;
  return service
    ? over("IPAddressWrongReference", `${whose} has a wrong reference; cleaning up`)
    : over("IPAddressNotAllocated", `${whose} appears to have leaked: cleaning up`);
}

const keyOf = ({ namespace = "", name = "" }: { namespace?: string; name?: string }): string => `${namespace}/${name}`;

const isService = ({ spec }: IPAddress): boolean => !spec?.parentRef?.group && spec?.parentRef?.resource === "services";

const isSame = ({ spec }: IPAddress, { metadata }: Service): boolean =>
  keyOf(spec?.parentRef ?? {}) === keyOf(metadata);

const isAllocated = ({ metadata }: IPAddress): boolean => metadata.labels?.[managerLabel] === allocator;

const isLabelled = (address: IPAddress): boolean =>
  isAllocated(address) && address.metadata.labels?.[familyLabel] === familyOf(address.metadata.name ?? "");
