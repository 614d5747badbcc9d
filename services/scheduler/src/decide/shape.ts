import type { NodeFilter, NodeScore, SchedulerPlugin } from "../framework/plugin.ts";
import { passAll, type Rejected } from "../framework/verdict.ts";
import type { ClusterView, NodeInfo } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";

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
  /** The total score of each of the nodes, in their order. */
  score(feasible: readonly NodeInfo[]): Float64Array;
}

interface Named<T> {
  readonly plugin: string;
  readonly of: T;
}

interface Weighed {
  readonly weight: number;
  readonly score: NodeScore;
  /** Raw scores by slot; of those that depend on the node alone. */
  readonly column: Float64Array | undefined;
}

export function createShape(pod: PodInfo, cluster: ClusterView, plugins: readonly SchedulerPlugin[]): Shape {
  const filters: Named<NodeFilter>[] = [];
  const weighed: Weighed[] = [];
  for (const { name, filter, score, weight = 1 } of plugins) {
    const found = filter?.(pod, cluster);
    if (found) filters.push({ plugin: name, of: found });
    const scoring = score?.(pod, cluster);
    if (scoring) weighed.push({ weight, score: scoring, column: undefined });
  }
  const local = filters.filter(({ of }) => !of.update);
  const wide = filters.filter(({ of }) => of.update);
  const seen: number[] = [];
  const objections: (Objection | undefined)[] = [];
  let columns = weighed;
  let capacity = 0;
  /** Changed since the last scoring: not every search ends with one. */
  let unscored: number[] = [];
  /** Wide filters that have something to say now. */
  let asked = wide;

  const grow = (slots: number) => {
    capacity = Math.max(64, slots * 2);
    columns = columns.map((one) => {
      if (one.score.update) return one;
      const column = new Float64Array(capacity);
      column.set(one.column ?? []);
      return { ...one, column };
    });
  };
  /** Brings everything up to date; tells what refuses all nodes at once. */
  const refresh = (): Objection | undefined => {
    const { nodes, versions } = cluster;
    if (nodes.length > capacity) grow(nodes.length);
    const changed: number[] = [];
    for (let slot = 0; slot < nodes.length; slot++) {
      if (seen[slot] === versions[slot]) continue;
      seen[slot] = versions[slot]!;
      changed.push(slot);
      const node = nodes[slot];
      objections[slot] = node && firstObjection(local, node);
      if (!node || objections[slot]) continue;
      for (const { column, score } of columns) if (column) column[slot] = score.of(node);
    }
    if (unscored.length < nodes.length) unscored.push(...changed);
    else unscored = nodes.map((_, slot) => slot);
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
      const totals = new Float64Array(feasible.length);
      const scores = new Float64Array(feasible.length);
      for (const { weight, score, column } of columns) {
        if (score.update?.(unscored, feasible) === false) continue;
        for (let i = 0; i < feasible.length; i++)
          scores[i] = column ? column[feasible[i]!.slot]! : score.of(feasible[i]!);
        score.normalize?.(scores, feasible);
        for (let i = 0; i < feasible.length; i++) totals[i]! += weight * scores[i]!;
      }
      unscored = [];
      return totals;
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
