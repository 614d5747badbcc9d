import type { ResourceClaim, ResourceSlice } from "@kubets/api/types/resource-v1";
import { age, type Cell, nameOf } from "./cell.ts";

export function resourceClaims(object: ResourceClaim): Cell[] {
  const { metadata, status } = object;
  const states = [
    metadata.deletionTimestamp ? "deleted" : "",
    status?.allocation ? "allocated" : metadata.deletionTimestamp ? "" : "pending",
    status?.reservedFor?.length ? "reserved" : "",
  ];
  return [nameOf(object), states.filter(Boolean).join(","), age(object)];
}

export const resourceSlices = (object: ResourceSlice): Cell[] => [
  nameOf(object),
  object.spec?.nodeName ?? "",
  object.spec?.driver ?? "",
  object.spec?.pool?.name ?? "",
  age(object),
];
