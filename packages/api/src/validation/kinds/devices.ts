import type {
  Device,
  DeviceAttribute,
  DeviceClass,
  DeviceTaint,
  ResourceClaim,
  ResourceClaimTemplate,
  ResourceSlice,
  ResourceSliceSpec,
} from "../../generated/types/resource-v1.ts";
import type { ObjectMeta } from "../../schema/schema.ts";
import { optionalFormat, requiredFormat, unchanged } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isLabelValue, isQualifiedName } from "../formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  tooManyValues,
  unsupportedValue,
} from "../found.ts";
import { validateAnnotations, validateLabels } from "../metadata.ts";
import { validateNodeSelector } from "../pod/node-selector.ts";
import { rulesOf } from "../rules.ts";
import { validateClaimStatus } from "./device-allocation.ts";
import {
  deviceQualifiedName,
  driverName,
  poolName,
  validateDeviceClaim,
  validateDeviceClass,
} from "./device-requests.ts";

export const deviceClass = rulesOf<DeviceClass>({
  validate: ({ spec }, found) => validateDeviceClass(spec ?? {}, found),
});

export const resourceClaim = rulesOf<ResourceClaim>({
  validate: ({ spec }, found) => validateDeviceClaim(spec?.devices ?? {}, "spec.devices", found),
  validateOnUpdate: false,
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec", next.spec, previous.spec);
  },
  subresources: {
    status: ({ next, previous }, found) => validateClaimStatus(next, previous, found),
  },
});

export const resourceClaimTemplate = rulesOf<ResourceClaimTemplate>({
  validate: ({ spec }, found) => {
    validateTemplateMetadata(spec?.metadata ?? {}, found);
    validateLabels(spec?.metadata?.labels, "spec.metadata.labels", found);
    validateAnnotations(spec?.metadata?.annotations, "spec.metadata.annotations", found);
    validateDeviceClaim(spec?.spec?.devices ?? {}, "spec.spec.devices", found);
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec", next.spec, previous.spec);
  },
});

/** A claim that is made from the template gets labels and annotations from it, and nothing else. */
function validateTemplateMetadata(metadata: ObjectMeta, found: Found): void {
  for (const [name, value] of Object.entries(metadata)) {
    if (name === "labels" || name === "annotations" || value === "" || value === null || value === undefined) continue;
    found.push(forbiddenValue(`spec.metadata.${name === "uid" ? "uID" : name}`, "cannot be set"));
  }
}

const limits = {
  devices: 128,
  devicesWithTaints: 64,
  attributesAndCapacity: 32,
  taints: 16,
  string: 64,
};
const nodeChoices = ["nodeName", "nodeSelector", "allNodes", "perDeviceNodeSelection"] as const;
const effects = ["NoExecute", "NoSchedule", "None"];

export const resourceSlice = rulesOf<ResourceSlice>({
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    if (spec) validateSlice(spec, found);
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec.nodeName", next.spec?.nodeName, previous.spec?.nodeName);
    unchanged(found, "spec.driver", next.spec?.driver, previous.spec?.driver);
    unchanged(found, "spec.pool.name", next.spec?.pool?.name, previous.spec?.pool?.name);
  },
});

function validateSlice(spec: ResourceSliceSpec, found: Found): void {
  driverName(found, "spec.driver", spec.driver);
  validatePool(spec.pool, found);
  validateNodes(spec, found);
  if (spec.sharedCounters?.length && spec.devices?.length) {
    found.push(invalidValue("spec", "", "only one of `sharedCounters` or `devices` is allowed"));
  }
  for (const [i, { name, counters }] of (spec.sharedCounters ?? []).entries()) {
    const field = `spec.sharedCounters[${i}]`;
    if (!name) found.push(requiredValue(`${field}.name`));
    if (!Object.keys(counters ?? {}).length) found.push(requiredValue(`${field}.counters`));
  }
  const devices = spec.devices ?? [];
  if (devices.length > limits.devices) found.push(tooManyValues("spec.devices", devices.length, limits.devices));
  const names = new Set<string>();
  for (const [i, device] of devices.entries()) {
    const field = `spec.devices[${i}]`;
    validateDevice(device, field, found);
    validateDeviceNodes(device, { field, each: spec.perDeviceNodeSelection === true }, found);
    if (names.has(device.name)) found.push(duplicateValue(field, device.name));
    names.add(device.name);
  }
}

function validatePool(pool: Partial<ResourceSliceSpec["pool"]> | undefined, found: Found): void {
  const { name = "", resourceSliceCount = 0, generation = 0 } = pool ?? {};
  poolName(found, "spec.pool.name", name);
  if (resourceSliceCount <= 0) {
    found.push(invalidValue("spec.pool.resourceSliceCount", resourceSliceCount, "must be greater than zero"));
  }
  if (generation < 0) {
    found.push(invalidValue("spec.pool.generation", generation, "must be greater than or equal to zero"));
  }
}

function validateNodes(spec: ResourceSliceSpec, found: Found): void {
  const { nodeName, nodeSelector } = spec;
  if (nodeName === "") {
    found.push(invalidValue("spec.nodeName", nodeName, "must be either unset or set to a non-empty string"));
  }
  optionalFormat(found, "spec.nodeName", nodeName, isDns1123Subdomain);
  if (nodeSelector) validateNodeSelector(nodeSelector, "spec.nodeSelector", found);
  if (nodeSelector && nodeSelector.nodeSelectorTerms?.length !== 1) {
    const terms = nodeSelector.nodeSelectorTerms ?? null;
    found.push(invalidValue("spec.nodeSelector.nodeSelectorTerms", terms, "must have exactly one node selector term"));
  }
  for (const name of ["allNodes", "perDeviceNodeSelection"] as const) {
    if (spec[name] === false) found.push(invalidValue(`spec.${name}`, false, "must be either unset or set to true"));
  }
  const chosen = nodeChoices.filter((name) => spec[name]);
  const rule = `exactly one of ${nodeChoices.map((name) => `\`${name}\``).join(", ")} is required`;
  if (!chosen.length) found.push(requiredValue("spec", rule));
  else if (chosen.length > 1) {
    const given = `{${chosen.map((name) => `\`${name}\``).join(", ")}}`;
    found.push(invalidValue("spec", given, `${rule}, but multiple fields are set`));
  }
}

const deviceRule = "if `perDeviceNodeSelection` is set to true in the ResourceSlice spec";
const deviceChoices = ["nodeName", "nodeSelector", "allNodes"] as const;

/** Each device says where it is, or none does. */
function validateDeviceNodes(device: Device, { field, each }: { field: string; each: boolean }, found: Found): void {
  if (!each) {
    if (deviceChoices.some((name) => device[name] !== undefined)) {
      const rule = `\`nodeName\`, \`nodeSelector\` and \`allNodes\` can only be set ${deviceRule}`;
      found.push(invalidValue(field, null, rule));
    }
    return;
  }
  const { nodeName, nodeSelector, allNodes } = device;
  if (nodeName === "") found.push(invalidValue(`${field}.nodeName`, nodeName, "must not be empty"));
  optionalFormat(found, `${field}.nodeName`, nodeName, isDns1123Subdomain);
  if (nodeSelector) validateNodeSelector(nodeSelector, `${field}.nodeSelector`, found);
  if (allNodes === false) {
    found.push(invalidValue(`${field}.allNodes`, false, "must be either unset or set to true"));
  }
  const chosen = deviceChoices.filter((name) => device[name]);
  const rule = `exactly one of \`nodeName\`, \`nodeSelector\`, or \`allNodes\` is required ${deviceRule.replace("if", "when")}`;
  if (!chosen.length) found.push(requiredValue(field, rule));
  if (chosen.length > 1) {
    found.push(invalidValue(field, `{${chosen.map((name) => `\`${name}\``).join(", ")}}`, rule));
  }
}

const maxConditions = 4;

/** What is waited for before a device is used, and what ends the waiting: both, or neither. */
function validateBinding(
  { bindingConditions = [], bindingFailureConditions = [] }: Device,
  field: string,
  found: Found,
) {
  for (const [name, list] of Object.entries({ bindingConditions, bindingFailureConditions })) {
    if (list.length > maxConditions) found.push(tooManyValues(`${field}.${name}`, list.length, maxConditions));
    for (const [i, condition] of list.entries()) {
      report(found, `${field}.${name}[${i}]`, condition, isQualifiedName(condition));
    }
  }
  const alone = (given: readonly string[], other: readonly string[]) => given.length > 0 && other.length === 0;
  if (alone(bindingConditions, bindingFailureConditions)) {
    const rule = "bindingFailureConditions are required to use bindingConditions";
    found.push(invalidValue(`${field}.bindingFailureConditions`, null, rule));
  }
  if (alone(bindingFailureConditions, bindingConditions)) {
    const rule = "bindingConditions are required to use bindingFailureConditions";
    found.push(invalidValue(`${field}.bindingConditions`, null, rule));
  }
}

function validateDevice(device: Device, field: string, found: Found): void {
  report(found, `${field}.name`, device.name, isDns1123Label(device.name ?? ""));
  validateBinding(device, field, found);
  const [attributes, capacity] = [Object.entries(device.attributes ?? {}), Object.keys(device.capacity ?? {})];
  if (attributes.length + capacity.length > limits.attributesAndCapacity) {
    const rule = `the total number of attributes and capacities must not exceed ${limits.attributesAndCapacity}`;
    found.push(invalidValue(field, attributes.length + capacity.length, rule));
  }
  for (const [name, attribute] of attributes) {
    deviceQualifiedName(found, `${field}.attributes`, name);
    validateAttribute(attribute, `${field}.attributes[${name}]`, found);
  }
  for (const name of capacity) deviceQualifiedName(found, `${field}.capacity`, name);
  const taints = device.taints ?? [];
  if (taints.length > limits.taints) found.push(tooManyValues(`${field}.taints`, taints.length, limits.taints));
  for (const [i, taint] of taints.entries()) validateTaint(taint, `${field}.taints[${i}]`, found);
  for (const [i, { counterSet, counters }] of (device.consumesCounters ?? []).entries()) {
    const item = `${field}.consumesCounters[${i}]`;
    requiredFormat(found, `${item}.counterSet`, counterSet, isDns1123Label);
    if (!Object.keys(counters ?? {}).length) found.push(requiredValue(`${item}.counters`));
  }
}

const version =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-((0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$/;

/** One value, of one kind. */
function validateAttribute(attribute: DeviceAttribute, field: string, found: Found): void {
  const kinds = Object.keys(attribute);
  if (!kinds.length) found.push(invalidValue(field, "", "exactly one value must be specified"));
  else if (kinds.length > 1) found.push(invalidValue(field, attribute, "exactly one value must be specified"));
  for (const name of ["string", "version"] as const) {
    const value = attribute[name];
    if (value === undefined) continue;
    if (value.length > limits.string) found.push(tooLongValue(`${field}.${name}`, limits.string));
    if (name === "version" && !version.test(value)) {
      const rule = "must be a string compatible with semver.org spec 2.0.0";
      found.push(invalidValue(`${field}.version`, value, rule));
    }
  }
}

function validateTaint({ key, value, effect }: DeviceTaint, field: string, found: Found): void {
  report(found, `${field}.key`, key, isQualifiedName(key));
  if (value) report(found, `${field}.value`, value, isLabelValue(value));
  if (!effect) found.push(requiredValue(`${field}.effect`));
  else if (!effects.includes(effect)) found.push(unsupportedValue(`${field}.effect`, effect, effects));
}
