import { type ApiObject, formatTime } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import { familyOf } from "./ip-families.ts";

export const familyLabel = "ipaddress.kubernetes.io/ip-family";
export const managerLabel = "ipaddress.kubernetes.io/managed-by";
/** Those with this manager are written and removed by the servers only. */
export const allocator = "ipallocator.k8s.io";

/** All that an allocator writes, it owns. */
const written = {
  manager: "kube-apiserver",
  operation: "Update",
  apiVersion: "networking.k8s.io/v1",
  fieldsType: "FieldsV1",
  fieldsV1: {
    "f:metadata": { "f:labels": { ".": {}, [`f:${familyLabel}`]: {}, [`f:${managerLabel}`]: {} } },
    "f:spec": { "f:parentRef": { ".": {}, "f:name": {}, "f:namespace": {}, "f:resource": {} } },
  },
};

/** The object that says which service an address belongs to; its name is the address. */
export function newIpAddress(address: string, { metadata }: Service, now: Date): ApiObject {
  const { namespace = "", name = "" } = metadata;
  const creationTimestamp = formatTime(now);
  return {
    kind: "IPAddress",
    apiVersion: "networking.k8s.io/v1",
    metadata: {
      name: address,
      uid: crypto.randomUUID(),
      creationTimestamp,
      labels: { [familyLabel]: familyOf(address), [managerLabel]: allocator },
      managedFields: [{ ...written, time: creationTimestamp }],
    },
    spec: { parentRef: { resource: "services", namespace, name } },
  };
}
