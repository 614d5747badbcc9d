import { formatTime, kinds } from "@kubets/api";
import type { IPAddress, ServiceCIDR } from "@kubets/api/types/networking-v1";
import { type Decision, defineController, patch, patchStatus, watching } from "@kubets/client";
import { keyOf } from "../../objects/controller-of.ts";
import { hasAddress, isCovered, overlaps } from "./ranges.ts";

const finalizer = "networking.k8s.io/service-cidr-finalizer";
const allocator = { label: "ipaddress.kubernetes.io/managed-by", name: "ipallocator.k8s.io" };
/** So long every apiserver may still give out an address of a range that it does not see going. */
const graceMs = 10_000;

export interface View {
  readonly cidr: ServiceCIDR;
  readonly others: readonly ServiceCIDR[];
  /** Those that services have. */
  readonly addresses: readonly string[];
}

/** A range is ready until it goes, and stays while addresses are in it that no other range has. */
export function reconcile({ cidr, others, addresses }: View, now: Date): Decision {
  const { finalizers = [], deletionTimestamp } = cidr.metadata;
  if (!deletionTimestamp) {
    return [
      ...(finalizers.includes(finalizer) ? [] : [patch(kinds.ServiceCIDR, cidr, protecting)]),
      ...told(cidr, { status: "True", reason: "", message: "Kubernetes Service CIDR is ready" }, now),
    ];
  }
  const isNeeded = (address: string) =>
    hasAddress(cidr, address) && !others.some((other) => hasAddress(other, address));
  if (!isCovered(cidr, others) && addresses.some(isNeeded)) {
    const message =
      "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR";
    return told(cidr, { status: "False", reason: "Terminating", message }, now);
  }
  const lookAgainAfterMs = Date.parse(deletionTimestamp) + graceMs - now.getTime();
  if (lookAgainAfterMs > 0) return { actions: [], lookAgainAfterMs };
  return finalizers.includes(finalizer) ? [patch(kinds.ServiceCIDR, cidr, releasing)] : [];
}

const protecting = { strategic: { metadata: { finalizers: [finalizer] } } };
const releasing = { strategic: { metadata: { "$deleteFromPrimitiveList/finalizers": [finalizer] } } };

interface Readiness {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

function told(cidr: ServiceCIDR, is: Readiness, now: Date) {
  const known = cidr.status?.conditions ?? [];
  const before = known.find(({ type }) => type === "Ready");
  // Whoever marked it ready first said so in words of its own.
  const same = before?.status === is.status && (is.status === "True" || before.message === is.message);
  if (same) return [];
  const condition = { type: "Ready", ...is, lastTransitionTime: formatTime(now) };
  const conditions = [...known.filter((one) => one !== before), condition];
  return [patchStatus(kinds.ServiceCIDR, cidr, { conditions })];
}

const isOfService = ({ metadata }: IPAddress): boolean => metadata.labels?.[allocator.label] === allocator.name;

/** Ranges of service addresses are marked ready, and do not go from under services. */
export const serviceCidrs = defineController<View>({
  name: "service-cidr",
  source: "service-cidr-controller",
  of: kinds.ServiceCIDR,
  watches: [
    watching(
      kinds.IPAddress,
      (address, cache) =>
        isOfService(address)
          ? cache
              .list(kinds.ServiceCIDR)
              .filter((cidr) => hasAddress(cidr, address.metadata.name ?? ""))
              .map(keyOf)
          : [],
      ({ type }) => type !== "updated",
    ),
    // A range that comes or goes may free another one.
    watching(
      kinds.ServiceCIDR,
      (cidr, cache) =>
        cache
          .list(kinds.ServiceCIDR)
          .filter((other) => other !== cidr && overlaps(cidr, other))
          .map(keyOf),
      ({ type }) => type !== "updated",
    ),
  ],
  view: (cache, key) => {
    const cidr = cache.get(kinds.ServiceCIDR, key);
    if (!cidr) return undefined;
    const others = cache.list(kinds.ServiceCIDR).filter(({ metadata }) => metadata.name !== key.name);
    const addresses = cache.list(kinds.IPAddress).filter(isOfService);
    return { cidr, others, addresses: addresses.map(({ metadata }) => metadata.name ?? "") };
  },
  reconcile,
});
