import { deviceEnvironment } from "../../cel/environment.ts";
import { dyn } from "../../cel/types.ts";
import type {
  DeviceClaim,
  DeviceClassSpec,
  DeviceConfiguration,
  DeviceConstraint,
  DeviceRequest,
  DeviceSelector,
  DeviceSubRequest,
  DeviceToleration,
  ExactDeviceRequest,
} from "../../generated/types/resource-v1.ts";
import { optionalOneOf, required, requiredFormat } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isCIdentifier } from "../formats/names.ts";
import { isLabelValue, isQualifiedName } from "../formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  tooManyValues,
  unsupportedValue,
} from "../found.ts";
import { isExtendedResource } from "../quantities.ts";
import { bool, validateExpression } from "./expressions.ts";

const limits = { requests: 32, constraints: 32, config: 32, selectors: 32, firstAvailable: 8, tolerations: 16 };
const allocationModes = ["All", "ExactCount"];
const effects = ["NoExecute", "NoSchedule", "None"];
const maxDomain = 63;
const maxIdentifier = 32;
const maxPoolName = 253;

function notTooMany(found: Found, field: string, list: { values: readonly unknown[] | undefined; max: number }): void {
  const count = list.values?.length ?? 0;
  if (count > list.max) found.push(tooManyValues(field, count, list.max));
}

export function driverName(found: Found, field: string, driver: string): void {
  requiredFormat(found, field, driver, isDns1123Subdomain);
  if ((driver ?? "").length > maxDomain) found.push(tooLongValue(field, maxDomain));
}

const maxExpression = 10 * 1024;
const selectorWanted = {
  environment: deviceEnvironment,
  types: [bool, dyn],
  told: (type: string) => `must evaluate to bool or the unknown type, not ${type}`,
};

function validateSelectors(selectors: readonly DeviceSelector[] | undefined, field: string, found: Found): void {
  notTooMany(found, field, { values: selectors, max: limits.selectors });
  for (const [i, { cel }] of (selectors ?? []).entries()) {
    const path = `${field}[${i}].cel`;
    if (!cel) found.push(requiredValue(path));
    else if (cel.expression.length > maxExpression) found.push(tooLongValue(`${path}.expression`, maxExpression));
    else validateExpression(cel.expression, `${path}.expression`, found, selectorWanted);
  }
}

export function validateConfiguration({ opaque }: DeviceConfiguration, field: string, found: Found): void {
  if (!opaque) {
    found.push(requiredValue(`${field}.opaque`));
    return;
  }
  driverName(found, `${field}.opaque.driver`, opaque.driver);
  const parameters: unknown = opaque.parameters;
  const path = `${field}.opaque.parameters`;
  if (parameters === undefined || parameters === null) found.push(requiredValue(path));
  else if (Array.isArray(parameters) || typeof parameters !== "object") {
    found.push(invalidValue(path, "<value omitted>", "must be a valid JSON object"));
  }
}

export function validateDeviceClass(spec: Partial<DeviceClassSpec>, found: Found): void {
  validateSelectors(spec.selectors, "spec.selectors", found);
  notTooMany(found, "spec.config", { values: spec.config, max: limits.config });
  for (const [i, one] of (spec.config ?? []).entries()) validateConfiguration(one, `spec.config[${i}]`, found);
  const name = spec.extendedResourceName;
  if (name !== undefined && !isExtendedResource(name)) {
    found.push(invalidValue("spec.extendedResourceName", name, "must be a valid extended resource name"));
  }
}

export function validateDeviceClaim(claim: DeviceClaim, field: string, found: Found): void {
  notTooMany(found, `${field}.requests`, { values: claim.requests, max: limits.requests });
  const names = new Set<string>();
  for (const [i, request] of (claim.requests ?? []).entries()) {
    const item = `${field}.requests[${i}]`;
    validateRequest(request, item, found);
    if (names.has(request.name)) found.push(duplicateValue(item, request.name));
    names.add(request.name);
  }
  const known = requestNames(claim.requests);
  notTooMany(found, `${field}.constraints`, { values: claim.constraints, max: limits.constraints });
  for (const [i, constraint] of (claim.constraints ?? []).entries()) {
    validateConstraint(constraint, { field: `${field}.constraints[${i}]`, known }, found);
  }
  notTooMany(found, `${field}.config`, { values: claim.config, max: limits.config });
  for (const [i, config] of (claim.config ?? []).entries()) {
    const item = `${field}.config[${i}]`;
    validateReferences(config.requests, { field: `${item}.requests`, known }, found);
    validateConfiguration(config, item, found);
  }
}

/** What a constraint or a setting can be for: a request, or one of its alternatives as `request/alternative`. */
export const requestNames = (requests: readonly DeviceRequest[] | undefined): ReadonlySet<string> =>
  new Set(
    (requests ?? []).flatMap(({ name, firstAvailable = [] }) => [
      name,
      ...firstAvailable.map((alternative) => `${name}/${alternative.name}`),
    ]),
  );

function validateRequest(request: DeviceRequest, field: string, found: Found): void {
  requestName(found, `${field}.name`, request.name);
  const { exactly, firstAvailable = [] } = request;
  const rule = "exactly one of `exactly` or `firstAvailable` is required";
  if (exactly && firstAvailable.length) {
    found.push(invalidValue(field, null, `${rule}, but multiple fields are set`));
  } else if (exactly) {
    validateDevices(exactly, `${field}.exactly`, found);
  } else if (firstAvailable.length) {
    validateAlternatives(firstAvailable, `${field}.firstAvailable`, found);
  } else {
    found.push(requiredValue(field, rule));
  }
}

function validateAlternatives(alternatives: readonly DeviceSubRequest[], field: string, found: Found): void {
  notTooMany(found, field, { values: alternatives, max: limits.firstAvailable });
  const names = new Set<string>();
  for (const [i, alternative] of alternatives.entries()) {
    const item = `${field}[${i}]`;
    requestName(found, `${item}.name`, alternative.name);
    validateDevices(alternative, item, found);
    if (names.has(alternative.name)) found.push(duplicateValue(item, alternative.name));
    names.add(alternative.name);
  }
}

function validateDevices(request: ExactDeviceRequest | DeviceSubRequest, field: string, found: Found): void {
  requiredFormat(found, `${field}.deviceClassName`, request.deviceClassName, isDns1123Subdomain);
  validateSelectors(request.selectors, `${field}.selectors`, found);
  const { allocationMode = "", count = 0 } = request;
  if (allocationMode === "ExactCount") {
    if (count <= 0) found.push(invalidValue(`${field}.count`, count, "must be greater than zero"));
  } else if (allocationMode === "All") {
    if (count !== 0) {
      const rule = "must not be specified when allocationMode is 'All'";
      found.push(invalidValue(`${field}.count`, count, rule));
    }
  } else {
    found.push(unsupportedValue(`${field}.allocationMode`, allocationMode, allocationModes));
  }
  notTooMany(found, `${field}.tolerations`, { values: request.tolerations, max: limits.tolerations });
  for (const [i, toleration] of (request.tolerations ?? []).entries()) {
    validateToleration(toleration, `${field}.tolerations[${i}]`, found);
  }
}

function validateToleration(
  { key, operator, value = "", effect }: DeviceToleration,
  field: string,
  found: Found,
): void {
  if (key) report(found, `${field}.key`, key, isQualifiedName(key));
  if (operator === "Exists") {
    if (value) found.push(invalidValue(`${field}.value`, value, "must be empty for operator `Exists`"));
  } else if (operator === "Equal") report(found, `${field}.value`, value, isLabelValue(value));
  else if (!operator) found.push(requiredValue(`${field}.operator`));
  else found.push(unsupportedValue(`${field}.operator`, operator, ["Equal", "Exists"]));
  if (effect) optionalOneOf(found, `${field}.effect`, effect, effects);
}

interface Known {
  readonly field: string;
  readonly known: ReadonlySet<string>;
}

function validateReferences(names: readonly string[] | undefined, { field, known }: Known, found: Found): void {
  for (const [i, name] of (names ?? []).entries()) {
    const item = `${field}[${i}]`;
    validateReference(name, { field: item, known }, found);
    if (names?.indexOf(name) !== i) found.push(duplicateValue(item, name));
  }
}

export function validateReference(name: string, { field, known }: Known, found: Found): void {
  const parts = name.split("/");
  if (parts.length <= 2) for (const part of parts) requestName(found, field, part);
  if (known.has(name)) return;
  const rule = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";
  found.push(invalidValue(field, name, rule));
}

function requestName(found: Found, field: string, name = ""): void {
  report(found, field, name, isDns1123Label(name));
}

/** A pool's name may be several subdomains with slashes between. */
export function poolName(found: Found, field: string, name: string): void {
  if (!required(found, field, name)) return;
  if (name.length > maxPoolName) found.push(tooLongValue(field, maxPoolName));
  for (const part of name.split("/")) report(found, field, part, isDns1123Subdomain(part));
}

function validateConstraint(
  { requests, matchAttribute, distinctAttribute }: DeviceConstraint,
  { field, known }: Known,
  found: Found,
): void {
  validateReferences(requests, { field: `${field}.requests`, known }, found);
  // kube-apiserver says so of none at all, and has nothing to say of both.
  if (matchAttribute !== undefined) fullyQualified(found, `${field}.matchAttribute`, matchAttribute);
  else if (distinctAttribute !== undefined) fullyQualified(found, `${field}.distinctAttribute`, distinctAttribute);
  else {
    const rule = 'exactly one of "matchAttribute" or "distinctAttribute" is required, but multiple fields are set';
    found.push(requiredValue(field, rule));
  }
}

/** The name of an attribute or capacity: an identifier, with the domain of whoever defined it before a slash. */
export function deviceQualifiedName(found: Found, field: string, name: string): void {
  const parts = name.split("/");
  // kube-apiserver has nothing to say of more slashes.
  if (parts.length > 2) return;
  const identifier = parts.at(-1) ?? "";
  if (parts.length === 2) {
    const domain = parts[0] ?? "";
    if (required(found, field, domain)) {
      if (domain.length > maxDomain) found.push(tooLongValue(field, maxDomain));
      report(found, field, domain, isDns1123Subdomain(domain));
    }
  }
  if (!identifier) found.push(requiredValue(field, "name must not be empty"));
  else {
    if (identifier.length > maxIdentifier) found.push(tooLongValue(field, maxIdentifier));
    report(found, field, identifier, isCIdentifier(identifier));
  }
}

function fullyQualified(found: Found, field: string, name: string): void {
  const [domain, identifier, ...more] = name.split("/");
  if (!name) report(found, field, name, isCIdentifier(name));
  else if (identifier === undefined || more.length || (domain && identifier)) deviceQualifiedName(found, field, name);
  else found.push(invalidValue(field, "", domain ? "the name must not be empty" : "the domain must not be empty"));
  if (identifier === undefined) {
    found.push(invalidValue(field, name, "a fully qualified name must be a domain and a name separated by a slash"));
  }
}
