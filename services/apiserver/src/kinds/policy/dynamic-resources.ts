import { kinds } from "@kubets/api";
import type {
  AllocatedDeviceStatus,
  ResourceClaim,
  ResourceClaimTemplate,
  ResourceSlice,
} from "@kubets/api/types/resource-v1";
import { defineKind } from "../define-kind.ts";
import type { HookContext } from "../kind-record.ts";
import { resetMetadata } from "../reset-metadata.ts";
import { refuseAdminAccess, wantedByRequests } from "./admin-access.ts";

export const resourceClaim = defineKind<ResourceClaim>({
  kind: kinds.ResourceClaim,
  prepareCreate: (object, context) => {
    const { name = "", namespace = "" } = object.metadata;
    const about = { kind: kinds.ResourceClaim, name, namespace };
    refuseAdminAccess(about, wantedByRequests(object.spec?.devices?.requests), context);
    return object;
  },
  parts: {
    status: {
      prepareUpdate: (next, previous, context) => {
        if (!previous.status?.allocation) refuseAllocationAsAdmin(next, context);
        return withoutDeallocated(resetMetadata(next, previous), previous);
      },
      resetFields: [["metadata"], ["spec"]],
    },
  },
});

export const resourceClaimTemplate = defineKind<ResourceClaimTemplate>({
  kind: kinds.ResourceClaimTemplate,
  prepareCreate: (object, context) => {
    const { name = "", namespace = "" } = object.metadata;
    const about = { kind: kinds.ResourceClaimTemplate, name, namespace };
    refuseAdminAccess(about, wantedByRequests(object.spec?.spec?.devices?.requests), context);
    return object;
  },
});

function refuseAllocationAsAdmin({ metadata, status }: ResourceClaim, context: HookContext): void {
  const results = (status?.allocation?.devices?.results ?? []).map(({ adminAccess }, i) => ({
    field: `status.allocation.devices.results[${i}]`,
    adminAccess,
  }));
  const { name = "", namespace = "" } = metadata;
  refuseAdminAccess({ kind: kinds.ResourceClaim, name, namespace }, results, context);
}

type DeviceName = Pick<AllocatedDeviceStatus, "driver" | "pool" | "device" | "shareID">;
const idOf = ({ driver, pool, device, shareID }: DeviceName) => JSON.stringify([driver, pool, device, shareID ?? ""]);

/** What a driver reported of a device goes with the device's allocation. */
function withoutDeallocated(next: ResourceClaim, previous: ResourceClaim): ResourceClaim {
  const allocated = ({ status }: ResourceClaim) => (status?.allocation?.devices?.results ?? []).map(idOf);
  const gone = new Set(allocated(previous)).difference(new Set(allocated(next)));
  const { devices, ...status } = next.status ?? {};
  if (!devices?.some((device) => gone.has(idOf(device)))) return next;
  const left = devices.filter((device) => !gone.has(idOf(device)));
  return { ...next, status: { ...status, ...(left.length ? { devices: left } : {}) } };
}

export const resourceSlice = defineKind<ResourceSlice>({
  kind: kinds.ResourceSlice,
  generation: "spec",
  warnings: ({ spec }) => {
    const driver = spec?.driver ?? "";
    return driver === driver.toLowerCase()
      ? []
      : [`spec.driver: driver names should be lowercase; ${JSON.stringify(driver)} contains uppercase characters`];
  },
});
