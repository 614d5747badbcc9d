import type { SchedulerPlugin } from "../framework/plugin.ts";
import type { Cluster, NodeInfo } from "../model/cluster.ts";
import type { Nominations } from "../model/nominations.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { createShape, type Objection, type Shape } from "./shape.ts";
import { shapeKey } from "./shape-key.ts";

export type Decision =
  | { readonly is: "placed"; readonly node: NodeInfo }
  | {
      readonly is: "unschedulable";
      /** By slot. */
      readonly objections: readonly (Objection | undefined)[];
      readonly refused: Objection | undefined;
    };

export interface DeciderOptions {
  readonly cluster: Cluster;
  readonly nominations: Nominations;
  readonly plugins: readonly SchedulerPlugin[];
  /** From 0 to 1, for a choice between equally good nodes. */
  readonly random: () => number;
}

/** Chooses nodes; remembers the shapes of the pods it saw last. */
export interface Decider {
  decide(pod: PodInfo): Decision;
  /** What speaks against one node, as it is now. */
  objection(pod: PodInfo, node: NodeInfo): Objection | undefined;
  /** The nodes that fit, with their scores. */
  rank(pod: PodInfo): ReadonlyMap<string, number>;
  /** Something that shapes were made from has changed beside the nodes. */
  forget(): void;
}

const rememberedShapes = 64;

export function createDecider({ cluster, nominations, plugins, random }: DeciderOptions): Decider {
  const shapes = new Map<string, Shape>();
  const shapeOf = (pod: PodInfo): Shape => {
    const key = shapeKey(pod, cluster.workloadSelector(pod).toString());
    const shape = shapes.get(key) ?? createShape(pod, cluster, plugins);
    // Set anew, so that the first key is always the one used longest ago.
    shapes.delete(key);
    shapes.set(key, shape);
    if (shapes.size > rememberedShapes) shapes.delete(shapes.keys().next().value!);
    return shape;
  };
  /** Whether the node would still do with those on it for whom room is being made there. */
  const objectionOfNominated = (pod: PodInfo, node: NodeInfo, shape: Shape): Objection | undefined => {
    const others = nominations
      .on(node.name)
      .filter(({ uid, priority }) => uid !== pod.uid && priority >= pod.priority && !cluster.nodeOf(uid));
    if (others.length === 0) return undefined;
    for (const other of others) cluster.putPod(other, node.name);
    const objection = shape.objection(node.slot);
    for (const other of others) cluster.removePod(other.uid);
    return objection;
  };
  return {
    decide: (pod) => {
      const shape = shapeOf(pod);
      const { feasible, objections, refused } = shape.find();
      if (feasible.length === 0) return { is: "unschedulable", objections, refused };
      const free =
        nominations.size === 0 ? feasible : feasible.filter((node) => !objectionOfNominated(pod, node, shape));
      if (free.length === 0) {
        const all = cluster.nodes.map(
          (node) => node && (shape.objection(node.slot) ?? objectionOfNominated(pod, node, shape)),
        );
        return { is: "unschedulable", objections: all, refused };
      }
      const nominated = nominations.nodeOf(pod.uid);
      const node = free.length === 1 ? free[0] : nominated && free.find(({ name }) => name === nominated);
      return { is: "placed", node: node || free[best(shape.score(free), random)]! };
    },
    objection: (pod, node) => {
      const shape = shapeOf(pod);
      return shape.objection(node.slot) ?? objectionOfNominated(pod, node, shape);
    },
    rank: (pod) => {
      const shape = shapeOf(pod);
      const { feasible } = shape.find();
      const scores = shape.score(feasible);
      return new Map(feasible.map(({ name }, i) => [name, scores[i]!]));
    },
    forget: () => shapes.clear(),
  };
}

/** Where the highest score is; any of those places, equally likely, where there are several. */
export function best(scores: Float64Array, random: () => number): number {
  let highest = Number.NEGATIVE_INFINITY;
  let ties = 0;
  for (let i = 0; i < scores.length; i++) {
    if (scores[i]! > highest) {
      highest = scores[i]!;
      ties = 1;
    } else if (scores[i] === highest) ties += 1;
  }
  let skipped = Math.floor(random() * ties);
  return scores.findIndex((score) => score === highest && skipped-- === 0);
}
