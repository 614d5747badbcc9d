import type { NodeScore, SchedulerPlugin } from "../framework/plugin.ts";
import type { ClusterView, NodeInfo } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";

/**
 * How good the nodes are for pods of one shape. What depends on a node alone is kept by slot, and made again only when the node
 * has changed.
 */
export interface ScoreColumns {
  /** The node in a slot has changed; undefined where it has gone or will not do. */
  put(slot: number, node: NodeInfo | undefined): void;
  /** The total score of each of the nodes, in their order; valid until the next call. Scores that are alike for all are left out. */
  total(feasible: readonly NodeInfo[]): Float64Array;
}

interface Weighed extends NodeScore {
  readonly weight: number;
}

/** Raw scores by slot, to be compared with each other. */
interface Column extends Weighed {
  readonly raw: number[];
  /** How many of them are not 0: where none is, no normalizing tells nodes apart. */
  others: number;
}

export function createScoreColumns(
  pod: PodInfo,
  cluster: ClusterView,
  plugins: readonly SchedulerPlugin[],
): ScoreColumns {
  const scores = plugins.flatMap(({ score, weight = 1 }): readonly Weighed[] => {
    const found = score?.(pod, cluster);
    return found ? [{ ...found, weight }] : [];
  });
  const wide = scores.filter(({ update }) => update);
  const local = scores.filter(({ update }) => !update);
  const plain = local.filter(({ normalize }) => !normalize);
  const columns = local.filter(({ normalize }) => normalize).map((one): Column => ({ ...one, raw: [], others: 0 }));
  /** By slot: the plain ones together. */
  const sums: number[] = [];
  /** Slots that wide scores have not seen since they changed. */
  const unseen = new Set<number>();
  let totals = new Float64Array(0);
  let scratch = new Float64Array(0);

  const addNormalized = ({ weight, normalize }: Weighed, feasible: readonly NodeInfo[]) => {
    normalize?.(scratch, feasible);
    for (let i = 0; i < feasible.length; i++) totals[i]! += weight * scratch[i]!;
  };

  return {
    put: (slot, node) => {
      if (wide.length) unseen.add(slot);
      let sum = 0;
      if (node) for (const { of, weight } of plain) sum += weight * of(node);
      sums[slot] = sum;
      for (const column of columns) {
        const score = node ? column.of(node) : 0;
        column.others += Number(score !== 0) - Number((column.raw[slot] ?? 0) !== 0);
        column.raw[slot] = score;
      }
    },
    total: (feasible) => {
      const { length } = feasible;
      if (totals.length !== length) {
        totals = new Float64Array(length);
        scratch = new Float64Array(length);
      }
      for (let i = 0; i < length; i++) totals[i] = sums[feasible[i]!.slot]!;
      for (const column of columns) {
        if (column.others === 0) continue;
        for (let i = 0; i < length; i++) scratch[i] = column.raw[feasible[i]!.slot]!;
        addNormalized(column, feasible);
      }
      const changed = [...unseen];
      unseen.clear();
      for (const score of wide) {
        if (score.update!(changed, feasible) === false) continue;
        for (let i = 0; i < length; i++) scratch[i] = score.of(feasible[i]!);
        addNormalized(score, feasible);
      }
      return totals;
    },
  };
}
