import type { Node } from "@kubets/api/types/core-v1";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import { type ClusterOptions, createCluster } from "../model/cluster.ts";
import { podInfoOf } from "../model/pod-info.ts";
import { aPod, type SomePod } from "./objects.ts";

export interface Asked extends ClusterOptions {
  readonly plugin: SchedulerPlugin;
  readonly pod?: SomePod;
  readonly nodes: readonly Node[];
  /** Pods that are there already, by node. */
  readonly there?: Readonly<Record<string, readonly SomePod[]>>;
}

function clusterOf({ nodes, there = {}, plugin: _, pod: __, ...options }: Asked) {
  const cluster = createCluster(options);
  for (const node of nodes) cluster.putNode(node);
  for (const [node, pods] of Object.entries(there))
    pods.forEach((pod, i) => {
      cluster.putPod(podInfoOf(aPod({ name: `${node}-${i}`, ...pod })), node);
    });
  return cluster;
}

/** What a plugin's filter says of each node: `ok`, or its reasons. */
export function judged(asked: Asked): Readonly<Record<string, string>> {
  const cluster = clusterOf(asked);
  const filter = asked.plugin.filter?.(podInfoOf(aPod(asked.pod)), cluster);
  const all = filter?.update?.(cluster.nodes.map((_, slot) => slot));
  return Object.fromEntries(
    cluster.nodes.map((node) => {
      const verdict = all && !all.ok ? all : (filter?.judge(node!) ?? { ok: true });
      return [
        node!.name,
        verdict.ok ? "ok" : `${verdict.reasons.join(", ")}${verdict.unresolvable ? " (for good)" : ""}`,
      ];
    }),
  );
}

/** The score of each node, normalised; undefined where the plugin has no preference. */
export function scored(asked: Asked): Readonly<Record<string, number>> | undefined {
  const cluster = clusterOf(asked);
  const score = asked.plugin.score?.(podInfoOf(aPod(asked.pod)), cluster);
  if (!score) return undefined;
  const nodes = cluster.nodes.map((node) => node!);
  const differ = score.update?.(
    nodes.map(({ slot }) => slot),
    nodes,
  );
  if (differ === false) return undefined;
  const scores = Float64Array.from(nodes, (node) => score.of(node));
  score.normalize?.(scores, nodes);
  return Object.fromEntries(nodes.map(({ name }, i) => [name, scores[i]!]));
}
