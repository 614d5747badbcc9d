import type { NodeFilter, SchedulerPlugin } from "../framework/plugin.ts";
import { passAll, type Rejected } from "../framework/verdict.ts";
import type { ClusterView, NodeInfo } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { createScoreColumns } from "./score-columns.ts";

/** Why a node is not for pods of a shape. */
export interface Objection extends Rejected {
  readonly plugin: string;
}

export interface Found {
  readonly feasible: readonly NodeInfo[];
  /** By slot; empty unless no node is feasible. */
  readonly objections: readonly (Objection | undefined)[];
  /** All nodes at once were refused. */
  readonly refused: Objection | undefined;
}

/**
 * What is known about the nodes for all pods of one shape, in columns by slot. What depends on a node alone is made again only
 * when the node has changed, so that one more pod of a known shape costs little more than a walk along the columns.
 */
export interface Shape {
  find(): Found;
  /** What speaks against the node in a slot as it is now. */
  objection(slot: number): Objection | undefined;
  /** The total score of each of the nodes, in their order; valid until the next call. */
  score(feasible: readonly NodeInfo[]): Float64Array;
}

interface Named<T> {
  readonly plugin: string;
  readonly of: T;
}

export function createShape(pod: PodInfo, cluster: ClusterView, plugins: readonly SchedulerPlugin[]): Shape {
  const filters = plugins.flatMap(({ name, filter }): readonly Named<NodeFilter>[] => {
    const found = filter?.(pod, cluster);
    return found ? [{ plugin: name, of: found }] : [];
  });
  const local = filters.filter(({ of }) => !of.update);
  const wide = filters.filter(({ of }) => of.update);
  const seen: number[] = [];
  const objections: (Objection | undefined)[] = [];
  const scores = createScoreColumns(pod, cluster, plugins);
  /** Wide filters that have something to say now. */
  let asked = wide;

  /** Brings everything up to date; tells what refuses all nodes at once. */
  const refresh = (): Objection | undefined => {
    const { nodes, versions } = cluster;
    const changed: number[] = [];
    for (let slot = 0; slot < nodes.length; slot++) {
      if (seen[slot] === versions[slot]) continue;
      seen[slot] = versions[slot]!;
      changed.push(slot);
      const node = nodes[slot];
      objections[slot] = node && firstObjection(local, node);
      scores.put(slot, objections[slot] ? undefined : node);
    }
    let refused: Objection | undefined;
    asked = wide.filter(({ plugin, of }) => {
      const verdict = of.update!(changed);
      if (!verdict.ok) refused ??= { ...verdict, plugin };
      return verdict !== passAll;
    });
    return refused;
  };
  const objectionNow = (slot: number): Objection | undefined => {
    const node = cluster.nodes[slot];
    return node && (objections[slot] ?? firstObjection(asked, node));
  };

  return {
    find: () => {
      const refused = refresh();
      if (refused) return { feasible: [], objections: [], refused };
      const { nodes } = cluster;
      const feasible: NodeInfo[] = [];
      for (let slot = 0; slot < nodes.length; slot++) {
        const node = nodes[slot];
        if (node && !objections[slot] && fitsAll(asked, node)) feasible.push(node);
      }
      if (feasible.length > 0) return { feasible, objections: [], refused: undefined };
      return { feasible, objections: nodes.map((_, slot) => objectionNow(slot)), refused: undefined };
    },
    objection: (slot) => refresh() ?? objectionNow(slot),
    score: (feasible) => {
      refresh();
      return scores.total(feasible);
    },
  };
}

function fitsAll(filters: readonly Named<NodeFilter>[], node: NodeInfo): boolean {
  for (const { of } of filters) if (!of.judge(node).ok) return false;
  return true;
}

function firstObjection(filters: readonly Named<NodeFilter>[], node: NodeInfo): Objection | undefined {
  for (const { plugin, of } of filters) {
    const verdict = of.judge(node);
    if (!verdict.ok) return { ...verdict, plugin };
  }
  return undefined;
}
