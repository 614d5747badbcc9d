import { type Cluster, createCluster } from "../model/cluster.ts";
import { createNominations } from "../model/nominations.ts";
import { plugins } from "../plugins/index.ts";
import { fits } from "../plugins/node-resources-fit.ts";
import { aNode, aPodInfo, type SomePod } from "../testing/objects.ts";
import { best, createDecider } from "./decide.ts";
import { fitMessage } from "./fit-message.ts";

/** Numbers that look random and are the same every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const zoneOf = (i: number) => `z${i % 3}`;
const labels = { app: "x" };
const antiAffinity = {
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: labels } },
    ],
  },
};
const zoneSpread = [
  {
    maxSkew: 1,
    topologyKey: "zone",
    whenUnsatisfiable: "DoNotSchedule" as const,
    labelSelector: { matchLabels: labels },
  },
];

/** Some pod of a few shapes, so that shapes are met again after nodes have changed. */
function somePod(roll: (sides: number) => number, name: string): SomePod {
  const requests = { cpu: `${[100, 500, 1500][roll(3)]}m`, memory: `${[64, 700][roll(2)]}Mi` };
  const kind = roll(4);
  return {
    name,
    requests,
    ...(kind === 0 ? {} : { labels }),
    spec: kind === 1 ? { affinity: antiAffinity } : kind === 2 ? { topologySpreadConstraints: zoneSpread } : {},
  };
}

const withDecider = (cluster: Cluster, seed: number) => {
  const roll = dice(seed);
  return {
    roll,
    decider: createDecider({ cluster, nominations: createNominations(), plugins, random: () => roll(1000) / 1000 }),
  };
};

for (const seed of [1, 2, 3, 4, 5]) {
  test(`decide() never fills a node beyond its capacity, breaks an anti-affinity or a skew (seed ${seed})`, () => {
    const cluster = createCluster();
    const { roll, decider } = withDecider(cluster, seed);
    const there = new Map<string, string>();
    for (let step = 0; step < 400; step++) {
      const action = roll(10);
      const name = `n${roll(12)}`;
      if (action === 0) cluster.putNode(aNode(name, { labels: { zone: zoneOf(roll(3)) } }));
      else if (action === 1 && roll(4) === 0) cluster.removeNode(name);
      else if (action === 2 && there.size > 0) {
        const uid = [...there.keys()][roll(there.size)]!;
        there.delete(uid);
        cluster.removePod(uid);
      } else {
        const info = aPodInfo(somePod(roll, `p${step}`));
        const decision = decider.decide(info);
        const fresh = createDecider({ cluster, nominations: createNominations(), plugins, random: () => 0 }).decide(
          info,
        );
        expect(decision.is).toBe(fresh.is);
        if (decision.is !== "placed") continue;
        expect(fits(info, decision.node).ok).toBe(true);
        const near = [...decision.node.pods.values()];
        if (info.pod.spec.affinity) expect(near.some((other) => other.labels.app === "x")).toBe(false);
        if (info.labels.app === "x") expect(near.some((other) => other.pod.spec.affinity)).toBe(false);
        cluster.putPod(info, decision.node.name);
        there.set(info.uid, decision.node.name);
      }
    }
    expect(there.size).toBeGreaterThan(10);
  });
}

test("decide() with what it remembers scores as one that looks at everything anew", () => {
  const cluster = createCluster();
  const { roll, decider } = withDecider(cluster, 7);
  for (let i = 0; i < 9; i++) cluster.putNode(aNode(`n${i}`, { labels: { zone: zoneOf(i) } }));
  for (let i = 0; i < 60; i++) {
    const info = aPodInfo(somePod(roll, `p${i}`));
    const fresh = createDecider({ cluster, nominations: createNominations(), plugins, random: () => 0.999 });
    const kept = decider.rank(info);
    expect(kept).toEqual(fresh.rank(info));
    const decision = decider.decide(info);
    if (decision.is === "placed") cluster.putPod(info, decision.node.name);
  }
});

test("best() takes each of the equally good ones equally often", () => {
  const roll = dice(3);
  const taken = [0, 0, 0, 0];
  for (let i = 0; i < 3000; i++) taken[best(Float64Array.of(5, 7, 7, 7), () => roll(1000) / 1000)]! += 1;
  expect(taken[0]).toBe(0);
  for (const times of taken.slice(1)) expect(Math.abs(times - 1000)).toBeLessThan(150);
});

const objection = (plugin: string, ...reasons: string[]) => ({
  plugin,
  ok: false as const,
  reasons,
  unresolvable: false,
});
const messages = [
  {
    it: "counts reasons over the nodes",
    failure: {
      nodeCount: 3,
      objections: [
        objection("NodeUnschedulable", "node(s) were unschedulable"),
        objection("NodeResourcesFit", "Insufficient cpu", "Insufficient memory"),
        objection("NodeResourcesFit", "Insufficient cpu"),
      ],
      refused: undefined,
    },
    says: "0/3 nodes are available: 1 Insufficient memory, 1 node(s) were unschedulable, 2 Insufficient cpu.",
  },
  {
    it: "tells what refused all nodes at once",
    failure: { nodeCount: 2, objections: [], refused: objection("X", "no such claim") },
    says: "0/2 nodes are available: no such claim.",
  },
  {
    it: "tells that there are no nodes",
    failure: { nodeCount: 0, objections: [], refused: undefined },
    says: "no nodes available to schedule pods",
  },
];
for (const { it, failure, says } of messages) test(`fitMessage() ${it}`, () => expect(fitMessage(failure)).toBe(says));
