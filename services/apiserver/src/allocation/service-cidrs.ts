import { type ApiObject, kinds } from "@kubets/api";
import type { ServiceCIDR } from "@kubets/api/types/networking-v1";
import type { HookContext } from "../kinds/kind-record.ts";
import { type AddressRange, addressRange } from "./address-range.ts";
import { type Families, familyOfRange } from "./ip-families.ts";

type Reader = Pick<HookContext["store"], "peekAll">;

/** The ServiceCIDR that the servers were configured with. */
export const defaultServiceCidr = "kubernetes";

/** Ranges of the ServiceCIDRs that are ready, which one is until somebody says otherwise; those that go take no more. */
export const readRanges = (store: Reader): AddressRange[] =>
  serviceCidrs(store)
    .filter((one) => !one.metadata.deletionTimestamp && isReady(one))
    .flatMap(({ spec }) => spec?.cidrs ?? [])
    .map(addressRange);

/** Ranges of all ServiceCIDRs, also of those that are not ready or go: what is in one of them may stay. */
export const allRanges = (store: Reader): AddressRange[] =>
  serviceCidrs(store)
    .flatMap(({ spec }) => spec?.cidrs ?? [])
    .map(addressRange);

export function readFamilies(store: Reader): Families {
  const configured =
    serviceCidrs(store).find(({ metadata }) => metadata.name === defaultServiceCidr)?.spec?.cidrs ?? [];
  const families = configured.map(familyOfRange);
  return { default: families[0] ?? "IPv4", configured: new Set(families) };
}

const serviceCidrs = (store: Reader): ServiceCIDR[] =>
  store.peekAll(kinds.ServiceCIDR).map(({ object }) => object as ApiObject & ServiceCIDR);

const isReady = ({ status }: ServiceCIDR) =>
  (status?.conditions?.find(({ type }) => type === "Ready")?.status ?? "True") === "True";
