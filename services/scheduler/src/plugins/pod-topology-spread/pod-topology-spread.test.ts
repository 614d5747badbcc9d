import { labelSelectorOf } from "@kubets/api";
import type { TopologySpreadConstraint } from "@kubets/api/types/core-v1";
import { type Asked, judged, scored } from "../../testing/ask.ts";
import { aNode, type SomePod } from "../../testing/objects.ts";
import { podTopologySpread } from "./pod-topology-spread.ts";

const labels = { app: "web" };
const web: SomePod = { labels };
const inZone = (name: string, zone: string) => aNode(name, { labels: { zone } });
const why = "node(s) didn't match pod topology spread constraints";
const spread = (more: Partial<TopologySpreadConstraint> = {}): SomePod => ({
  labels,
  spec: {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "zone",
        whenUnsatisfiable: "DoNotSchedule",
        labelSelector: { matchLabels: labels },
        ...more,
      },
    ],
  },
});
const zones = [inZone("a1", "a"), inZone("a2", "a"), inZone("b1", "b")];

const filters: readonly (Omit<Asked, "plugin"> & { it: string; says: object })[] = [
  {
    it: "a zone that is ahead takes no more",
    pod: spread(),
    nodes: zones,
    there: { a1: [web] },
    says: { a1: why, a2: why, b1: "ok" },
  },
  {
    it: "a larger skew lets it be further ahead",
    pod: spread({ maxSkew: 2 }),
    nodes: zones,
    there: { a1: [web] },
    says: { a1: "ok", a2: "ok", b1: "ok" },
  },
  {
    it: "pods of other namespaces, other labels, and those that go do not count",
    pod: spread(),
    nodes: zones,
    there: {
      a1: [
        { labels, namespace: "other" },
        { labels: { app: "db" } },
        { labels, metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } },
      ],
    },
    says: { a1: "ok", a2: "ok", b1: "ok" },
  },
  {
    it: "a node outside all zones is none",
    pod: spread(),
    nodes: [...zones, aNode("c")],
    says: { a1: "ok", a2: "ok", b1: "ok", c: `${why} (missing required label) (for good)` },
  },
  {
    it: "with fewer zones than wanted, the missing one counts as empty",
    pod: spread({ minDomains: 3 }),
    nodes: zones,
    there: { a1: [web], b1: [web] },
    says: { a1: why, a2: why, b1: why },
  },
  {
    it: "a zone where the pod cannot go is not waited for",
    pod: { ...spread(), spec: { ...spread().spec, nodeSelector: { zone: "a" } } },
    nodes: zones,
    there: { a1: [web] },
    says: { a1: "ok", a2: "ok", b1: "ok" },
  },
];
for (const { it, says, ...asked } of filters)
  test(`PodTopologySpread: ${it}`, () => expect(judged({ plugin: podTopologySpread, ...asked })).toEqual(says));

const soft = { whenUnsatisfiable: "ScheduleAnyway" } as const;
const scores: readonly (Omit<Asked, "plugin"> & { it: string; says: object | undefined })[] = [
  {
    it: "the zone with fewer pods is better",
    pod: spread(soft),
    nodes: zones,
    there: { a1: [web, web, web], b1: [web] },
    says: { a1: 25, a2: 25, b1: 100 },
  },
  {
    it: "a node outside all zones is the worst",
    pod: spread(soft),
    nodes: [inZone("a1", "a"), aNode("c")],
    there: { a1: [web] },
    says: { a1: 100, c: 0 },
  },
  {
    it: "replicas that say nothing are spread over nodes",
    pod: web,
    workloadSelector: () => labelSelectorOf({ matchLabels: labels }),
    nodes: [aNode("a"), aNode("b")],
    there: { a: [web, web] },
    says: { a: 40, b: 100 },
  },
  { it: "a pod without replicas has no preference", pod: web, nodes: [aNode("a")], says: undefined },
];
for (const { it, says, ...asked } of scores)
  test(`PodTopologySpread: ${it}`, () => expect(scored({ plugin: podTopologySpread, ...asked })).toEqual(says));
