import type { ClusterView, NodeInfo } from "./cluster.ts";

/**
 * Sums over the domains of one topology key (nodes with the same value of that label) of something that each node has. Kept
 * up as nodes change, so that one more decision costs the nodes that changed and not all of them.
 */
export interface TopologySums {
  /** Looks again at the nodes in these slots. */
  update(changed: readonly number[]): void;
  /** The domain of the node in a slot, a small number; -1 where it has no such label. */
  domainOf(slot: number): number;
  /** Of a domain, or 0 for -1. */
  sum(domain: number): number;
  /** Of all domains. */
  total(): number;
  /** Over the domains with a node that takes part; 0 where there is none. */
  smallest(): number;
  /** How many domains have a node that takes part. */
  domainCount(): number;
}

export interface TopologySumsOptions {
  readonly cluster: ClusterView;
  readonly key: string;
  /** What a node has; undefined where it takes no part. */
  readonly amountOf: (node: NodeInfo) => number | undefined;
}

export function createTopologySums({ cluster, key, amountOf }: TopologySumsOptions): TopologySums {
  const ids = new Map<string, number>();
  const sums: number[] = [];
  const members: number[] = [];
  /** By slot. */
  const domains: number[] = [];
  const amounts: (number | undefined)[] = [];

  const idOf = (value: string): number => {
    const known = ids.get(value);
    if (known !== undefined) return known;
    ids.set(value, sums.length);
    sums.push(0);
    members.push(0);
    return sums.length - 1;
  };
  const take = (slot: number, sign: 1 | -1) => {
    const domain = domains[slot] ?? -1;
    const amount = amounts[slot];
    if (domain < 0 || amount === undefined) return;
    sums[domain]! += sign * amount;
    members[domain]! += sign;
  };

  return {
    update: (changed) => {
      for (const slot of changed) {
        take(slot, -1);
        const node = cluster.nodes[slot];
        const value = node?.labels[key];
        domains[slot] = value === undefined ? -1 : idOf(value);
        amounts[slot] = node && value !== undefined ? amountOf(node) : undefined;
        take(slot, 1);
      }
    },
    domainOf: (slot) => domains[slot] ?? -1,
    sum: (domain) => (domain < 0 ? 0 : sums[domain]!),
    total: () => sums.reduce((total, sum) => total + sum, 0),
    smallest: () => {
      let least = Number.POSITIVE_INFINITY;
      for (let domain = 0; domain < sums.length; domain++)
        if (members[domain]! > 0 && sums[domain]! < least) least = sums[domain]!;
      return least === Number.POSITIVE_INFINITY ? 0 : least;
    },
    domainCount: () => members.reduce((count, nodes) => count + (nodes > 0 ? 1 : 0), 0),
  };
}
