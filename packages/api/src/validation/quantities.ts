import { compareQuantity, parseQuantity } from "../codec/quantity.ts";
import { isQualifiedName } from "./formats/qualified-name.ts";
import { type Found, invalidValue, report } from "./found.ts";

/** Quantities in objects are canonical texts, so sign and zero can be read off them. */
export const isNegative = (quantity: string): boolean => quantity.startsWith("-");
export const isZero = (quantity: string): boolean => quantity === "0";
export const isWhole = (quantity: string): boolean => parseQuantity(quantity).upToMilli().asMilli() % 1000n === 0n;
export const isLess = (a: string, b: string): boolean => compareQuantity(parseQuantity(a), parseQuantity(b)) < 0;

export function nonNegativeQuantity(found: Found, field: string, quantity: string | undefined): void {
  if (quantity !== undefined && isNegative(quantity)) {
    found.push(invalidValue(field, quantity, "must be greater than or equal to 0"));
  }
}

/** The same where kube-apiserver looks at whole units only, and shows them. */
export function validQuantity(found: Found, field: string, quantity: string): void {
  const units = parseQuantity(quantity).upToMilli().value();
  if (units < 0n) found.push(invalidValue(field, units, "must be a valid resource quantity"));
}

export function positiveQuantity(found: Found, field: string, quantity: string): void {
  if (isNegative(quantity) || isZero(quantity)) found.push(invalidValue(field, quantity, "must be greater than zero"));
}

const counted = ["pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps"];
const countedOfServices = ["services.nodeports", "services.loadbalancers"];
const countable = new Set([...counted, "persistentvolumeclaims", ...countedOfServices]);
const containerResources = new Set(["cpu", "memory", "ephemeral-storage"]);
const requestsAndLimits = [...containerResources, "storage"].flatMap((name) => [`requests.${name}`, `limits.${name}`]);
const quotaResources = new Set([...containerResources, ...requestsAndLimits, ...countable]);
quotaResources.delete("limits.storage");
const standardResources = new Set([...quotaResources, "storage"]);

export const isHugePages = (name: string): boolean => name.startsWith("hugepages-");
const isQuotaHugePages = (name: string): boolean => isHugePages(name) || name.startsWith("requests.hugepages-");
const isNative = (name: string): boolean => !name.includes("/") || name.includes("kubernetes.io/");

/** A resource of somebody else's domain: `example.com/gpu`. */
export const isExtendedResource = (name: string): boolean =>
  !isNative(name) && !name.startsWith("requests.") && isQualifiedName(`requests.${name}`).length === 0;

/** Only extended resources and huge pages are given out whole: what is asked for is what may be used. */
export const mayOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name);

/** A resource of any kind: a standard one, or one with the name of whose it is. */
export function resourceName(found: Found, field: string, name: string): void {
  const wrong = isQualifiedName(name);
  report(found, field, name, wrong);
  if (wrong.length || name.includes("/")) return;
  if (!standardResources.has(name) && !isQuotaHugePages(name)) {
    found.push(invalidValue(field, name, "must be a standard resource type or fully qualified"));
  }
}

/** A resource that a container can ask for. */
export function containerResourceName(found: Found, field: string, name: string): void {
  resourceName(found, field, name);
  if (!name.includes("/")) {
    if (!containerResources.has(name) && !isHugePages(name)) {
      found.push(invalidValue(field, name, "must be a standard resource for containers"));
    }
  } else if (!isNative(name) && !isExtendedResource(name)) {
    found.push(invalidValue(field, name, "doesn't follow extended resource name standard"));
  }
}

/** What a quota can limit without being told whose it is. */
export const isQuotaResource = (name: string): boolean => quotaResources.has(name) || isQuotaHugePages(name);

/** A resource that a quota can limit. */
export function quotaResourceName(found: Found, field: string, name: string): void {
  resourceName(found, field, name);
  if (!name.includes("/") && !isQuotaResource(name)) {
    found.push(invalidValue(field, name, "must be a standard resource for quota"));
  }
}

/** A resource that a limit range can limit; `type` is what is limited. */
export function limitRangeResourceName(
  found: Found,
  field: string,
  { name, type }: { name: string; type: string },
): void {
  if (type === "Pod" || type === "Container") containerResourceName(found, field, name);
  else resourceName(found, field, name);
}

export function resourceQuantity(
  found: Found,
  field: string,
  { name, quantity }: { name: string; quantity: string },
): void {
  nonNegativeQuantity(found, field, quantity);
  if ((countable.has(name) || isExtendedResource(name)) && !isWhole(quantity)) {
    found.push(invalidValue(field, quantity, "must be an integer"));
  }
}
