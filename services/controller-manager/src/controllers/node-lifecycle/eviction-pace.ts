import type { Node } from "@kubets/api/types/core-v1";
import { readiness } from "./conditions.ts";
import { evicts } from "./taints.ts";

/** How fast nodes may be emptied; named as kube-controller-manager's flags. */
export interface PaceSettings {
  /** Nodes a second. */
  readonly nodeEvictionRate: number;
  /** The same in a zone that is mostly unhealthy, where it is large. */
  readonly secondaryNodeEvictionRate: number;
  readonly unhealthyZoneThreshold: number;
  readonly largeClusterSizeThreshold: number;
}

export type Pace = { readonly may: true } | { readonly may: false; readonly waitMs?: number };

const zoneOf = ({ metadata }: Node): string =>
  ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"]
    .map((label) => metadata.labels?.[label] ?? "")
    .join("/");

type ZoneState = "normal" | "partly down" | "down";

function stateOf(nodes: readonly Node[], { unhealthyZoneThreshold }: PaceSettings): ZoneState {
  const bad = nodes.filter((node) => readiness(node) !== "True").length;
  if (bad === nodes.length) return "down";
  return bad > 2 && bad / nodes.length >= unhealthyZoneThreshold ? "partly down" : "normal";
}

/**
 * Whether the pods of a node may be evicted now. When no node of any zone is ready, it is us who are cut off, and nobody is
 * evicted. The pace is counted from the taints that are there, so it survives a change of leader.
 */
export function evictionPace(node: Node, nodes: readonly Node[], now: Date, settings: PaceSettings): Pace {
  const zones = Map.groupBy(nodes, zoneOf);
  if ([...zones.values()].every((zone) => stateOf(zone, settings) === "down")) return { may: false };
  const zone = zones.get(zoneOf(node)) ?? [node];
  if (node.spec.taints?.some(evicts)) return { may: true };
  const partly = stateOf(zone, settings) === "partly down";
  const isLarge = zone.length > settings.largeClusterSizeThreshold;
  const rate = partly ? (isLarge ? settings.secondaryNodeEvictionRate : 0) : settings.nodeEvictionRate;
  if (rate <= 0) return { may: false };
  const times = zone.flatMap(({ spec }) => (spec.taints ?? []).filter(evicts));
  const last = Math.max(0, ...times.map(({ timeAdded }) => (timeAdded ? Date.parse(timeAdded) : 0)));
  const waitMs = last + 1000 / rate - now.getTime();
  return waitMs <= 0 ? { may: true } : { may: false, waitMs };
}
