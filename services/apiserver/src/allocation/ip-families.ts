import { type FieldError, problemsOfServiceAddresses } from "@kubets/api";
import type { ServiceSpec } from "@kubets/api/types/core-v1";
import ipaddr from "ipaddr.js";

export type IpFamily = "IPv4" | "IPv6";

/** The families that services of this cluster can have; the first of the ServiceCIDR `kubernetes` is the default. */
export interface Families {
  readonly default: IpFamily;
  readonly configured: ReadonlySet<IpFamily>;
}

export interface FamilyDecision {
  readonly spec: ServiceSpec;
  readonly errors: readonly FieldError[];
}

export const familyOf = (address: string): IpFamily => (ipaddr.IPv6.isValid(address) ? "IPv6" : "IPv4");

/** Family of a range: `fd00::/108`. */
export const familyOfRange = (range: string): IpFamily => familyOf(range.split("/")[0] ?? "");

const other = (family: IpFamily): IpFamily => (family === "IPv4" ? "IPv6" : "IPv4");

/**
 * Fills in ipFamilyPolicy and ipFamilies of a service that is created (`previous` absent) or updated, and finds what
 * cannot be had: a family the cluster lacks, a second address without a dual-stack policy.
 */
export function decideIpFamilies(
  next: ServiceSpec,
  { previous, families }: { previous: ServiceSpec | undefined; families: Families },
): FamilyDecision {
  if (next.type === "ExternalName" || (previous && isUntouchedPreferDualStack(next, previous))) {
    return { spec: next, errors: [] };
  }
  const withPolicy = { ...next, ipFamilyPolicy: policyOf(next, previous) };
  const wrong = problemsOfServiceAddresses(withPolicy, previous);
  if (wrong.length) return { spec: withPolicy, errors: wrong };
  const shrunk = previous ? shrink(withPolicy, previous) : { spec: withPolicy, errors: [] };
  const named = familiesOfAddresses(shrunk.spec, families);
  const errors = [...shrunk.errors, ...tooMany(shrunk.spec), ...named.errors];
  if (errors.length) return { spec: named.spec, errors };

  if (named.spec.clusterIP === "None" && !hasSelector(named.spec)) {
    return { spec: withFamilies(named.spec, families.default, true), errors: [] };
  }
  const unavailable = notConfigured(named.spec, families);
  if (unavailable.length) return { spec: named.spec, errors: unavailable };
  return { spec: withFamilies(named.spec, families.default, families.configured.size === 2), errors: [] };
}

const hasSelector = ({ selector }: ServiceSpec) => Object.keys(selector ?? {}).length > 0;
const isSingle = ({ ipFamilyPolicy }: ServiceSpec) => ipFamilyPolicy === "SingleStack";
const same = (a: readonly string[] = [], b: readonly string[] = []) =>
  a.length === b.length && a.every((one, i) => one === b[i]);

function policyOf(next: ServiceSpec, previous: ServiceSpec | undefined): ServiceSpec["ipFamilyPolicy"] {
  const known = next.ipFamilyPolicy ?? previous?.ipFamilyPolicy;
  // Nobody knows what a headless service without a selector will point to, so it may be of both families.
  return known ?? (next.clusterIP === "None" && !hasSelector(next) ? "RequireDualStack" : "SingleStack");
}

function isUntouchedPreferDualStack(next: ServiceSpec, previous: ServiceSpec): boolean {
  const preferred = ({ ipFamilyPolicy }: ServiceSpec) => ipFamilyPolicy === "PreferDualStack";
  return (
    next.type === previous.type &&
    preferred(next) &&
    (previous.ipFamilyPolicy === undefined || preferred(previous)) &&
    same(next.clusterIPs, previous.clusterIPs) &&
    same(next.ipFamilies, previous.ipFamilies)
  );
}

/** Going to one stack takes the second address and family away; otherwise they cannot be just left out. */
function shrink(next: ServiceSpec, previous: ServiceSpec): FamilyDecision {
  if (isSingle(next)) {
    const single = <T extends string>(list: readonly T[] | undefined, before: readonly T[] | undefined) =>
      list && list.length > 1 && same(list, before) ? list.slice(0, 1) : list;
    return {
      spec: {
        ...next,
        clusterIPs: single(next.clusterIPs, previous.clusterIPs),
        ipFamilies: single(next.ipFamilies, previous.ipFamilies),
      },
      errors: [],
    };
  }
  const reduced = (a: readonly string[] = [], b: readonly string[] = []) => a.length > 0 && a.length < b.length;
  return {
    spec: next,
    errors: [
      ...(reduced(next.clusterIPs, previous.clusterIPs)
        ? [badPolicy(next, "must be 'SingleStack' to release the secondary cluster IP")]
        : []),
      ...(reduced(next.ipFamilies, previous.ipFamilies)
        ? [badPolicy(next, "must be 'SingleStack' to release the secondary IP family")]
        : []),
    ],
  };
}

function tooMany(spec: ServiceSpec): FieldError[] {
  const needed = "must be 'RequireDualStack' or 'PreferDualStack' when multiple";
  if (!isSingle(spec)) return [];
  return [
    ...(spec.clusterIPs?.length === 2 ? [badPolicy(spec, `${needed} cluster IPs are specified`)] : []),
    ...(spec.ipFamilies?.length === 2 ? [badPolicy(spec, `${needed} IP families are specified`)] : []),
  ];
}

/** Addresses that are given say their families. */
function familiesOfAddresses(spec: ServiceSpec, { configured }: Families): FamilyDecision {
  const ipFamilies = [...(spec.ipFamilies ?? [])];
  const errors: FieldError[] = [];
  for (const [i, address] of (spec.clusterIPs ?? []).entries()) {
    if (address === "None") break;
    if (i < ipFamilies.length) continue;
    const family = familyOf(address);
    if (configured.has(family)) ipFamilies.push(family);
    else {
      const detail = `${family} is not configured on this cluster`;
      errors.push({ type: "FieldValueInvalid", field: `spec.clusterIPs[${i}]`, value: spec.clusterIPs, detail });
    }
  }
  return { spec: { ...spec, ipFamilies }, errors };
}

function notConfigured(spec: ServiceSpec, { configured }: Families): FieldError[] {
  const tooFew = spec.ipFamilyPolicy === "RequireDualStack" && configured.size < 2;
  return [
    ...(tooFew ? [badPolicy(spec, "this cluster is not configured for dual-stack services")] : []),
    ...(spec.ipFamilies ?? []).flatMap((family, i): FieldError[] =>
      configured.has(family as IpFamily)
        ? []
        : [
            {
              type: "FieldValueInvalid",
              field: `spec.ipFamilies[${i}]`,
              value: family,
              detail: "not configured on this cluster",
            },
          ],
    ),
  ];
}

function withFamilies(spec: ServiceSpec, byDefault: IpFamily, mayAddOther: boolean): ServiceSpec {
  const [first = byDefault, second] = (spec.ipFamilies ?? []) as IpFamily[];
  const added = second ?? (mayAddOther && !isSingle(spec) ? other(first) : undefined);
  return { ...spec, ipFamilies: added ? [first, added] : [first] };
}

const badPolicy = ({ ipFamilyPolicy }: ServiceSpec, detail: string): FieldError => ({
  type: "FieldValueInvalid",
  field: "spec.ipFamilyPolicy",
  value: ipFamilyPolicy,
  detail,
});
