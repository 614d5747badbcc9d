import type { ResourceClaim, ResourceClaimStatus } from "../../generated/types/resource-v1.ts";
import type { Found } from "../found.ts";
import { validateClaimStatus } from "./device-allocation.ts";

const gpu = { driver: "gpu.example.com", pool: "node-0", device: "gpu-0" };
const allocation = { devices: { results: [{ request: "gpu", ...gpu }] } };
const web = { resource: "pods", name: "web-0", uid: "1b2" };

const aClaim = (status: ResourceClaimStatus | undefined, goes = false): ResourceClaim =>
  ({
    metadata: { name: "gpu", ...(goes ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {}) },
    spec: { devices: { requests: [{ name: "gpu", exactly: { deviceClassName: "gpu.example.com" } }] } },
    ...(status ? { status } : {}),
  }) as unknown as ResourceClaim;

interface Row {
  readonly it: string;
  readonly next: unknown;
  readonly before?: ResourceClaimStatus;
  readonly goes?: boolean;
  readonly found: readonly string[];
}

const rows: readonly Row[] = [
  { it: "takes an allocation", next: { allocation, reservedFor: [web] }, found: [] },
  {
    it: "wants names in an allocation, and a request that is there",
    next: { allocation: { devices: { results: [{ ...gpu, request: "other", driver: "" }] } } },
    found: [
      "FieldValueInvalid status.allocation.devices.results[0].request",
      "FieldValueRequired status.allocation.devices.results[0].driver",
    ],
  },
  {
    it: "lets nobody change an allocation",
    before: { allocation },
    next: { allocation: { devices: { results: [] } } },
    found: ["FieldValueInvalid status.allocation"],
  },
  { it: "lets an allocation go", before: { allocation, reservedFor: [web] }, next: {}, found: [] },
  {
    it: "reserves nothing that is not allocated",
    next: { reservedFor: [web] },
    found: ["FieldValueForbidden status.reservedFor"],
  },
  {
    it: "reserves once for each",
    before: { allocation },
    next: { allocation, reservedFor: [web, web] },
    found: ["FieldValueDuplicate status.reservedFor[1]"],
  },
  {
    it: "reserves for nobody new while it goes",
    goes: true,
    before: { allocation, reservedFor: [web] },
    next: { allocation, reservedFor: [web, { ...web, uid: "2c3" }] },
    found: ["FieldValueForbidden status.reservedFor"],
  },
  {
    it: "lets users leave while it goes",
    goes: true,
    before: { allocation, reservedFor: [web, { ...web, uid: "2c3" }] },
    next: { allocation, reservedFor: [web] },
    found: [],
  },
  {
    it: "is told of its own devices alone",
    before: { allocation },
    next: { allocation, devices: [gpu, { ...gpu, device: "gpu-1" }] },
    found: ["FieldValueInvalid status.devices[1]"],
  },
  {
    it: "is told of devices by name",
    before: { allocation },
    next: { allocation, devices: [{}] },
    found: [
      "FieldValueRequired status.devices[0].driver",
      "FieldValueRequired status.devices[0].pool",
      "FieldValueInvalid status.devices[0].device",
      "FieldValueInvalid status.devices[0]",
    ],
  },
];

test.each(rows)("a claim's status $it", ({ next, before, goes, found: expected }) => {
  const found: Found = [];
  validateClaimStatus(aClaim(next as ResourceClaimStatus, goes), aClaim(before, goes), found);
  expect(found.map(({ type, field }) => `${type} ${field}`)).toEqual(expected);
});
