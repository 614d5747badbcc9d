import type { ApiObject } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import { familyOf } from "./ip-families.ts";

export const familyLabel = "ipaddress.kubernetes.io/ip-family";
export const managerLabel = "ipaddress.kubernetes.io/managed-by";
/** Those with this manager are written and removed by the servers only. */
export const allocator = "ipallocator.k8s.io";

/** The object that says which service an address belongs to; its name is the address. */
export function newIpAddress(address: string, { metadata }: Service, now: Date): ApiObject {
  const { namespace = "", name = "" } = metadata;
  return {
    kind: "IPAddress",
    apiVersion: "networking.k8s.io/v1",
    metadata: {
      name: address,
      uid: crypto.randomUUID(),
      creationTimestamp: `${now.toISOString().slice(0, 19)}Z`,
      labels: { [familyLabel]: familyOf(address), [managerLabel]: allocator },
    },
    spec: { parentRef: { resource: "services", namespace, name } },
  };
}
