import type { Node } from "@kubets/api/types/core-v1";
import { evictionPace } from "./eviction-pace.ts";

const now = new Date("2026-01-01T00:01:00Z");
const settings = {
  nodeEvictionRate: 0.1,
  secondaryNodeEvictionRate: 0.01,
  unhealthyZoneThreshold: 0.55,
  largeClusterSizeThreshold: 50,
};
const node = (status: "True" | "Unknown", evictedAt?: string, zone = "a"): Node =>
  ({
    metadata: { labels: { "topology.kubernetes.io/zone": zone } },
    spec: evictedAt
      ? { taints: [{ key: "node.kubernetes.io/unreachable", effect: "NoExecute", timeAdded: evictedAt }] }
      : {},
    status: { conditions: [{ type: "Ready", status }] },
  }) as unknown as Node;
const many = (count: number, one: () => Node) => Array.from({ length: count }, one);
const bad = () => node("Unknown");
const good = () => node("True");

const rows = [
  { it: "one of two that fails is emptied at once", nodes: [bad(), good()], pace: { may: true } },
  { it: "where no node is ready none is emptied", nodes: [bad(), bad()], pace: { may: false } },
  {
    it: "a zone that is down is emptied while another one is up",
    nodes: [bad(), bad(), node("True", undefined, "b")],
    pace: { may: true },
  },
  {
    it: "the next one waits until ten seconds after the last",
    nodes: [bad(), node("Unknown", "2026-01-01T00:00:56Z"), ...many(5, good)],
    pace: { may: false, waitMs: 6000 },
  },
  { it: "a small zone that is mostly down is left alone", nodes: [...many(3, bad), good()], pace: { may: false } },
  { it: "a large one is emptied slowly", nodes: [...many(40, bad), ...many(20, good)], pace: { may: true } },
  {
    it: "slowly is a node in 100 seconds",
    nodes: [...many(40, bad), ...many(20, good), node("Unknown", "2026-01-01T00:00:00Z")],
    pace: { may: false, waitMs: 40_000 },
  },
];
for (const { it, nodes, pace } of rows)
  test(it, () => expect(evictionPace(nodes[0]!, nodes, now, settings)).toEqual(pace));
