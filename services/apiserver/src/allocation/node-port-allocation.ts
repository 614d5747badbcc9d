import { ApiError } from "@kubets/api";
import type { HookContext } from "../kinds/kind-record.ts";
import type { SideWrite } from "../store/store.ts";
import { type RangeAllocation, rangeAllocation } from "./internal-kinds.ts";
import { bitmapOf, dataOf, type PortPool, type PortRange, portPool, rangeText } from "./port-bitmap.ts";

/** The one object that holds the node ports in use. */
export const nodePortsName = "servicenodeports";
const defaultRange: PortRange = { from: 30000, to: 32767 };

/** The ports in use as they were read, and the revision that a write of them must find. */
export interface NodePortAllocation {
  readonly pool: PortPool;
  readonly revision: number;
}

export async function readNodePorts(store: HookContext["store"]): Promise<NodePortAllocation> {
  try {
    const { object, revision } = await store.get(rangeAllocation, "", nodePortsName);
    const { range, data } = object as RangeAllocation;
    return { pool: portPool(bitmapOf(data), { range: parseRange(range), random: Math.random }), revision };
  } catch (error) {
    if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
    return { pool: portPool(0n, { range: defaultRange, random: Math.random }), revision: 0 };
  }
}

export const writeNodePorts = ({ pool, revision }: NodePortAllocation): SideWrite => ({
  kind: rangeAllocation,
  namespace: "",
  name: nodePortsName,
  object: rangeObject(pool.range, pool.bitmap),
  revision,
});

export const rangeObject = (range: PortRange, bitmap: bigint): RangeAllocation => ({
  kind: "RangeAllocation",
  apiVersion: "v1",
  metadata: { name: nodePortsName },
  range: rangeText(range),
  data: dataOf(bitmap),
});

/** `30000-32767`; the default where it is none. */
export function parseRange(text: string): PortRange {
  const [from, to] = text.split("-").map(Number);
  return from && to ? { from, to } : defaultRange;
}
