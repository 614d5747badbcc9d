import type { ClusterView, NodeInfo } from "./cluster.ts";
import { createTopologySums, type TopologySums } from "./topology-sums.ts";

/** Amounts by topology key. */
export type KeyedAmounts = ReadonlyMap<string, number>;

/** Sums by topology domain, for as many topology keys as turn up. */
export interface KeyedSums {
  update(changed: readonly number[]): void;
  readonly byKey: ReadonlyMap<string, TopologySums>;
  /** Those of `byKey`: to walk along for every node. */
  readonly all: readonly TopologySums[];
}

/** `amountsOf` says what a node has under which keys; undefined for nothing. */
export function createKeyedSums(
  cluster: ClusterView,
  amountsOf: (node: NodeInfo) => KeyedAmounts | undefined,
): KeyedSums {
  const byKey = new Map<string, TopologySums>();
  const all: TopologySums[] = [];
  /** By slot. */
  const amounts: (KeyedAmounts | undefined)[] = [];
  return {
    byKey,
    all,
    update: (changed) => {
      const added: TopologySums[] = [];
      for (const slot of changed) {
        const node = cluster.nodes[slot];
        amounts[slot] = node && amountsOf(node);
        for (const key of amounts[slot]?.keys() ?? []) {
          if (byKey.has(key)) continue;
          const sums = createTopologySums({ cluster, key, amountOf: (of) => amounts[of.slot]?.get(key) ?? 0 });
          byKey.set(key, sums);
          all.push(sums);
          added.push(sums);
        }
      }
      const slots = added.length ? cluster.nodes.map((_, slot) => slot) : [];
      for (const sums of all) sums.update(added.includes(sums) ? slots : changed);
    },
  };
}
