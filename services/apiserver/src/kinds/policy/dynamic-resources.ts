import { kinds } from "@kubets/api";
import type { AllocatedDeviceStatus, ResourceClaim, ResourceSlice } from "@kubets/api/types/resource-v1";
import { defineKind } from "../define-kind.ts";
import { resetMetadata } from "../reset-metadata.ts";

export const resourceClaim = defineKind<ResourceClaim>({
  kind: kinds.ResourceClaim,
  parts: {
    status: {
      prepareUpdate: (next, previous) => withoutDeallocated(resetMetadata(next, previous), previous),
      resetFields: [["metadata"], ["spec"]],
    },
  },
});

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
