import { createHash } from "node:crypto";
import { addressNumber } from "./ip-range.ts";

/** The bridge that the node's pods hang on. */
export const bridgeName = "kubets-pods";

/** Name of the host's end of a pod's cable: the kernel allows 15 letters. */
export const vethName = (uid: string): string => `veth${createHash("sha256").update(uid).digest("hex").slice(0, 10)}`;

/**
 * A hardware address made of the IP address, so that whoever remembers the last holder of the IP address still reaches it.
 * 0a: locally administered, unicast.
 */
export function hardwareAddress(ip: string): string {
  const low = BigInt.asUintN(32, addressNumber(ip)).toString(16).padStart(8, "0");
  return ["0a", "58", ...(low.match(/../g) ?? [])].join(":");
}
