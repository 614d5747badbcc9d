import { parseQuantity } from "../../codec/quantity.ts";
import type { ResourceRequirements } from "../../generated/types/core-v1.ts";
import { isDns1123Label } from "../formats/dns.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  notFoundValue,
  report,
  requiredValue,
} from "../found.ts";
import { containerResourceName, isHugePages, isLess, mayOvercommit, resourceQuantity } from "../quantities.ts";

export interface ClaimsOfPod {
  readonly field: string;
  /** Names in `spec.resourceClaims`. */
  readonly claimNames: ReadonlySet<string>;
  /** Which resources there can be; those of a container, where none is said. */
  readonly checkName?: CheckName;
}

type CheckName = (found: Found, field: string, name: string) => void;

/** What a container asks for and may use. */
export function validateResources(
  resources: ResourceRequirements | undefined,
  { field, claimNames, checkName = containerResourceName }: ClaimsOfPod,
  found: Found,
): void {
  if (!resources) return;
  const { limits = {}, requests = {} } = resources;
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  validateAmounts(limits, { field: `${field}.limits`, checkName }, found);
  validateAmounts(requests, { field: `${field}.requests`, checkName }, found);
  for (const name in requests) validateRequest({ name, requests, limits }, field, found);
  if (names.some(isHugePages) && !names.some((name) => name === "cpu" || name === "memory")) {
    found.push(forbiddenValue(field, "HugePages require cpu or memory"));
  }
  validateClaims(resources.claims, { field: `${field}.claims`, claimNames }, found);
}

/** What running a pod takes beside its containers; it reads as the limits of one. */
export const validateOverhead = (overhead: Amounts | undefined, field: string, found: Found): void =>
  validateResources({ limits: overhead ?? {} }, { field, claimNames: new Set() }, found);

type Amounts = Readonly<Record<string, string>>;

function validateAmounts(
  amounts: Amounts,
  { field, checkName }: { field: string; checkName: CheckName },
  found: Found,
): void {
  for (const name in amounts) {
    const item = `${field}[${name}]`;
    const quantity = amounts[name] as string;
    checkName(found, item, name);
    resourceQuantity(found, item, { name, quantity });
    if (isHugePages(name)) wholePages(found, item, { name, quantity });
  }
}

/** Of huge pages there are whole ones only: `hugepages-2Mi` comes in multiples of 2 Mi. */
function wholePages(found: Found, field: string, { name, quantity }: { name: string; quantity: string }): void {
  const page = pageSizeOf(name);
  if (page > 0n && parseQuantity(quantity).upToMilli().value() % page === 0n) return;
  found.push(invalidValue(field, quantity, `${quantity} is not positive integer multiple of ${name}`));
}

/** In bytes; 0 where the name holds no size. */
function pageSizeOf(name: string): bigint {
  try {
    const size = parseQuantity(name.slice("hugepages-".length)).upToMilli();
    return size.asMilli() % 1000n === 0n ? size.value() : 0n;
  } catch {
    return 0n;
  }
}

function validateRequest(
  { name, requests, limits }: { name: string; requests: Amounts; limits: Amounts },
  field: string,
  found: Found,
): void {
  const request = requests[name] as string;
  const limit = limits[name];
  if (limit === undefined) {
    if (!mayOvercommit(name)) {
      found.push(requiredValue(`${field}.limits`, "Limit must be set for non overcommitable resources"));
    }
  } else if (!mayOvercommit(name)) {
    if (request !== limit) {
      found.push(invalidValue(`${field}.requests`, request, `must be equal to ${name} limit of ${limit}`));
    }
  } else if (request !== limit && isLess(limit, request)) {
    found.push(invalidValue(`${field}.requests`, request, `must be less than or equal to ${name} limit of ${limit}`));
  }
}

function validateClaims(
  claims: ResourceRequirements["claims"],
  { field, claimNames }: ClaimsOfPod,
  found: Found,
): void {
  const seen = new Set<string>();
  for (const [i, { name, request }] of (claims ?? []).entries()) {
    const item = `${field}[${i}]`;
    if (!name) {
      found.push(requiredValue(item));
      continue;
    }
    const whole = request ? `${name}/${request}` : name;
    if (seen.has(name)) found.push(duplicateValue(item, name));
    else {
      if (request) report(found, `${item}.request`, request, isDns1123Label(request));
      const isTaken = request ? seen.has(whole) : [...seen].some((one) => one.startsWith(`${name}/`));
      if (isTaken) found.push(duplicateValue(item, whole));
    }
    seen.add(whole);
    if (claimNames.has(name)) continue;
    const all = claimNames.size ? `: ${[...claimNames].sort().join(", ")}` : " which is empty";
    found.push(notFoundValue(item, name, `must be one of the names in pod.spec.resourceClaims${all}`));
  }
}
