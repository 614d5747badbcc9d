import type {
  AllocatedDeviceStatus,
  AllocationResult,
  NetworkDeviceData,
  ResourceClaim,
  ResourceClaimConsumerReference,
} from "../../generated/types/resource-v1.ts";
import { oneOf, required, unchanged } from "../common.ts";
import { validateConditions } from "../conditions.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { parseBlock } from "../formats/ip.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  tooManyValues,
} from "../found.ts";
import { validateNodeSelector } from "../pod/node-selector.ts";
import { driverName, poolName, requestNames, validateConfiguration, validateReference } from "./device-requests.ts";

const limits = { reservedFor: 256, results: 32, config: 64, conditions: 8, ips: 16, interfaceName: 256, hardware: 128 };

/** What the scheduler, the controllers and drivers write of a claim: its devices, who uses them, how they do. */
export function validateClaimStatus(next: ResourceClaim, previous: ResourceClaim, found: Found): void {
  const { allocation, devices } = next.status ?? {};
  const reservedFor = next.status?.reservedFor ?? [];
  validateConsumers(reservedFor, found);
  validateDevices(devices, allocation, found);
  if (reservedFor.length && !allocation) {
    found.push(forbiddenValue("status.reservedFor", "may not be specified when `allocated` is not set"));
  } else if (reservedFor.length && next.metadata.deletionTimestamp) {
    const known = new Set(previous.status?.reservedFor?.map(({ uid }) => uid));
    if (reservedFor.some(({ uid }) => !known.has(uid))) {
      const rule = "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set";
      found.push(forbiddenValue("status.reservedFor", rule));
    }
  }
  if (!allocation) return;
  if (previous.status?.allocation) unchanged(found, "status.allocation", allocation, previous.status.allocation);
  else validateAllocation(allocation, requestNames(next.spec?.devices?.requests), found);
}

function validateConsumers(consumers: readonly ResourceClaimConsumerReference[], found: Found): void {
  const field = "status.reservedFor";
  const seen = new Set<string>();
  for (const [i, { resource, name, uid = "" }] of consumers.entries()) {
    const item = `${field}[${i}]`;
    required(found, `${item}.resource`, resource);
    required(found, `${item}.name`, name);
    required(found, `${item}.uid`, uid);
    if (seen.has(uid)) found.push(duplicateValue(item, uid));
    seen.add(uid);
  }
  if (consumers.length > limits.reservedFor) {
    found.push(tooManyValues(field, consumers.length, limits.reservedFor));
  }
}

type DeviceName = Partial<Pick<AllocatedDeviceStatus, "driver" | "pool" | "device" | "shareID">>;
const idOf = ({ driver = "", pool = "", device = "", shareID = "" }: DeviceName): string =>
  [driver, pool, device, ...(shareID ? [shareID] : [])].join("/");

/** A device as kube-apiserver shows it. */
const shownId = ({ driver = "", pool = "", device = "", shareID = "" }: DeviceName) => ({
  Driver: driver,
  Pool: pool,
  Device: device,
  ShareID: shareID,
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function validateShare(id: string | undefined | null, field: string, found: Found): void {
  if (id === undefined || id === null || uuid.test(id)) return;
  const wrong = id.length === 36 ? "invalid UUID format" : `invalid UUID length: ${id.length}`;
  found.push(invalidValue(field, id, `error validating uid: ${wrong}`));
}

function validateDevices(
  devices: readonly AllocatedDeviceStatus[] | undefined,
  allocation: AllocationResult | undefined,
  found: Found,
): void {
  const allocated = new Set(allocation?.devices?.results?.map(idOf));
  const seen = new Set<string>();
  for (const [i, status] of (devices ?? []).entries()) {
    const field = `status.devices[${i}]`;
    driverName(found, `${field}.driver`, status.driver);
    poolName(found, `${field}.pool`, status.pool);
    report(found, `${field}.device`, status.device ?? "", isDns1123Label(status.device ?? ""));
    validateShare(status.shareID, `${field}.shareID`, found);
    const id = idOf(status);
    const shown = shownId(status);
    if (!allocated.has(id)) found.push(invalidValue(field, shown, "must be an allocated device in the claim"));
    const { data, networkData } = status;
    const conditions = status.conditions ?? [];
    if (conditions.length > limits.conditions) {
      found.push(tooManyValues(`${field}.conditions`, conditions.length, limits.conditions));
    }
    validateConditions(conditions, `${field}.conditions`, found);
    if (data !== undefined && data !== null && (typeof data !== "object" || Array.isArray(data))) {
      found.push(invalidValue(`${field}.data`, "<value omitted>", "must be a valid JSON object"));
    }
    if (networkData) validateNetwork(networkData, `${field}.networkData`, found);
    if (seen.has(id)) found.push(duplicateValue(field, shown));
    seen.add(id);
  }
}

const addressRule = "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)";

function validateNetwork(data: NetworkDeviceData, field: string, found: Found): void {
  const { interfaceName = "", hardwareAddress = "" } = data;
  const ips = data.ips ?? [];
  if (interfaceName.length > limits.interfaceName) {
    found.push(tooLongValue(`${field}.interfaceName`, limits.interfaceName));
  }
  if (hardwareAddress.length > limits.hardware) found.push(tooLongValue(`${field}.hardwareAddress`, limits.hardware));
  if (ips.length > limits.ips) found.push(tooManyValues(`${field}.ips`, ips.length, limits.ips));
  for (const [i, address] of ips.entries()) {
    if (!parseBlock(address)) found.push(invalidValue(`${field}.ips[${i}]`, address, addressRule));
    if (ips.indexOf(address) !== i) found.push(duplicateValue(`${field}.ips[${i}]`, address));
  }
}

function validateAllocation(
  { devices, nodeSelector }: Partial<AllocationResult>,
  known: ReadonlySet<string>,
  found: Found,
): void {
  const results = devices?.results ?? [];
  const config = devices?.config ?? [];
  const at = "status.allocation.devices";
  for (const [i, { request, driver, pool, device = "", shareID }] of results.entries()) {
    const field = `${at}.results[${i}]`;
    validateReference(request ?? "", { field: `${field}.request`, known }, found);
    driverName(found, `${field}.driver`, driver);
    poolName(found, `${field}.pool`, pool);
    report(found, `${field}.device`, device, isDns1123Label(device));
    validateShare(shareID, `${field}.shareID`, found);
  }
  if (results.length > limits.results) found.push(tooManyValues(`${at}.results`, results.length, limits.results));
  for (const [i, one] of config.entries()) {
    const field = `${at}.config[${i}]`;
    if (one.source) oneOf(found, `${field}.source`, one.source, ["FromClaim", "FromClass"]);
    else found.push(requiredValue(`${field}.source`));
    for (const [j, name] of (one.requests ?? []).entries()) {
      validateReference(name, { field: `${field}.requests[${j}]`, known }, found);
      if (one.requests?.indexOf(name) !== j) found.push(duplicateValue(`${field}.requests[${j}]`, name));
    }
    validateConfiguration(one, field, found);
  }
  if (config.length > limits.config) found.push(tooManyValues(`${at}.config`, config.length, limits.config));
  if (nodeSelector) validateNodeSelector(nodeSelector, "status.allocation.nodeSelector", found);
}
