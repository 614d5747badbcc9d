import type { PodAffinityTerm, PodSpec } from "@kubets/api/types/core-v1";
import { type Asked, judged, scored } from "../../testing/ask.ts";
import { aNode, type SomePod } from "../../testing/objects.ts";
import { interPodAffinity } from "./inter-pod-affinity.ts";

const inZone = (name: string, zone: string) => aNode(name, { labels: { zone } });
const nodes = [inZone("a1", "a"), inZone("a2", "a"), inZone("b1", "b")];
const term = (app: string, more: Partial<PodAffinityTerm> = {}): PodAffinityTerm => ({
  topologyKey: "zone",
  labelSelector: { matchLabels: { app } },
  ...more,
});
type Affinity = "podAffinity" | "podAntiAffinity";
const required = (which: Affinity, ...terms: PodAffinityTerm[]): Partial<PodSpec> => ({
  affinity: { [which]: { requiredDuringSchedulingIgnoredDuringExecution: terms } },
});
const preferred = (which: Affinity, weight: number, podAffinityTerm: PodAffinityTerm): Partial<PodSpec> => ({
  affinity: { [which]: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm }] } },
});
const labelled = (app: string, spec: Partial<PodSpec> = {}): SomePod => ({ labels: { app }, spec });
const affinity = "node(s) didn't match pod affinity rules (for good)";
const anti = "node(s) didn't match pod anti-affinity rules";
const existing = "node(s) didn't satisfy existing pods anti-affinity rules";
const everywhere = { a1: "ok", a2: "ok", b1: "ok" };

const filters: readonly (Omit<Asked, "plugin"> & { it: string; says: object })[] = [
  {
    it: "a pod goes to the zone of those it must be near",
    pod: labelled("web", required("podAffinity", term("db"))),
    nodes,
    there: { a1: [labelled("db")] },
    says: { a1: "ok", a2: "ok", b1: affinity },
  },
  {
    it: "it goes nowhere while there are none",
    pod: labelled("web", required("podAffinity", term("db"))),
    nodes,
    says: { a1: affinity, a2: affinity, b1: affinity },
  },
  {
    it: "the first of pods that want to be together starts anywhere with the label",
    pod: labelled("web", required("podAffinity", term("web"))),
    nodes: [...nodes, aNode("c")],
    says: { ...everywhere, c: affinity },
  },
  {
    it: "one pod has to meet all terms",
    pod: labelled("web", required("podAffinity", term("db"), term("cache"))),
    nodes,
    there: { a1: [labelled("db"), labelled("cache")] },
    says: { a1: affinity, a2: affinity, b1: affinity },
  },
  {
    it: "a pod keeps out of the zone of those it wants away",
    pod: labelled("web", required("podAntiAffinity", term("web"))),
    nodes,
    there: { a1: [labelled("web")] },
    says: { a1: anti, a2: anti, b1: "ok" },
  },
  {
    it: "those who are there keep others away likewise",
    pod: labelled("db"),
    nodes,
    there: { b1: [labelled("web", required("podAntiAffinity", term("db")))] },
    says: { a1: "ok", a2: "ok", b1: existing },
  },
  {
    it: "a term is about its own namespace unless it names others",
    pod: { ...labelled("web", required("podAntiAffinity", term("web"))), namespace: "other" },
    nodes,
    there: { a1: [labelled("web")] },
    says: everywhere,
  },
  {
    it: "a term can choose namespaces by their labels",
    pod: {
      ...labelled(
        "web",
        required("podAntiAffinity", term("web", { namespaceSelector: { matchLabels: { team: "x" } } })),
      ),
      namespace: "other",
    },
    namespaceLabels: (name) => (name === "default" ? { team: "x" } : undefined),
    nodes,
    there: { a1: [labelled("web")] },
    says: { a1: anti, a2: anti, b1: "ok" },
  },
];
for (const { it, says, ...asked } of filters)
  test(`InterPodAffinity: ${it}`, () => expect(judged({ plugin: interPodAffinity, ...asked })).toEqual(says));

const scores: readonly (Omit<Asked, "plugin"> & { it: string; says: object })[] = [
  {
    it: "the liked zone is better",
    pod: labelled("web", preferred("podAffinity", 10, term("db"))),
    nodes,
    there: { a1: [labelled("db")] },
    says: { a1: 100, a2: 100, b1: 0 },
  },
  {
    it: "those who are there like and dislike too",
    pod: labelled("web"),
    nodes,
    there: {
      a1: [labelled("x", preferred("podAntiAffinity", 5, term("web")))],
      b1: [labelled("y", preferred("podAffinity", 5, term("web")))],
    },
    says: { a1: 0, a2: 0, b1: 100 },
  },
  {
    it: "who must be near a pod is liked a little",
    pod: labelled("web"),
    nodes,
    there: { b1: [labelled("y", required("podAffinity", term("web")))] },
    says: { a1: 0, a2: 0, b1: 100 },
  },
];
for (const { it, says, ...asked } of scores)
  test(`InterPodAffinity: ${it}`, () => expect(scored({ plugin: interPodAffinity, ...asked })).toEqual(says));
