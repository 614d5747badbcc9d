import { kinds } from "@kubets/api";
import type { Node } from "@kubets/api/types/core-v1";
import { type Decision, defineController, event, patch } from "@kubets/client";
import { type Block, firstFree } from "./ranges.ts";

interface View {
  readonly node: Node;
  readonly others: readonly Node[];
  readonly blocks: readonly Block[];
}

const rangesOf = ({ spec }: Node): readonly string[] => spec.podCIDRs ?? (spec.podCIDR ? [spec.podCIDR] : []);

export function reconcile({ node, others, blocks }: View): Decision {
  if (rangesOf(node).length > 0 || node.metadata.deletionTimestamp) return [];
  const taken = others.flatMap(rangesOf);
  const podCIDRs = blocks.map((block) => firstFree(block, taken));
  if (podCIDRs.some((range) => range === undefined)) {
    const message = `Node ${node.metadata.name} status is now: CIDRNotAvailable`;
    return [event(node, { type: "Normal", reason: "CIDRNotAvailable", message })];
  }
  return [patch(kinds.Node, node, { strategic: { spec: { podCIDR: podCIDRs[0], podCIDRs } } })];
}

/** Gives each node its ranges of pod addresses, one of each block. Serial: two nodes must never get the same. */
export const nodeIpam = (blocks: readonly Block[]) =>
  defineController<View>({
    name: "node-ipam",
    source: "cidrAllocator",
    of: kinds.Node,
    serial: true,
    view: (cache, key) => {
      const node = cache.get(kinds.Node, key);
      return node && { node, others: cache.list(kinds.Node).filter((other) => other !== node), blocks };
    },
    reconcile,
  });
