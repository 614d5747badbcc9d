import type { PodDisruptionBudget } from "@kubets/api/types/policy-v1";
import { createDecider } from "../decide/decide.ts";
import { createCluster } from "../model/cluster.ts";
import { createNominations } from "../model/nominations.ts";
import { plugins } from "../plugins/index.ts";
import { aNode, aPodInfo, type SomePod } from "../testing/objects.ts";
import { preempt } from "./preempt.ts";

const low = (name: string, cpu: string, priority: number, more: SomePod = {}): SomePod => ({
  name,
  requests: { cpu },
  spec: { priority, ...more.spec },
  ...(more.labels ? { labels: more.labels } : {}),
  status: { phase: "Running", startTime: "2026-01-01T00:00:00Z", ...more.status },
});
const budget = (allowed: number): PodDisruptionBudget =>
  ({
    metadata: { name: "b", namespace: "default" },
    spec: { selector: { matchLabels: { app: "db" } } },
    status: { disruptionsAllowed: allowed },
  }) as unknown as PodDisruptionBudget;
const db = { labels: { app: "db" } };

interface Row {
  readonly it: string;
  readonly there: Readonly<Record<string, readonly SomePod[]>>;
  readonly pod?: SomePod;
  readonly budgets?: readonly PodDisruptionBudget[];
  readonly says: string;
}
const useless = "preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.";
const rows: readonly Row[] = [
  {
    it: "evicts the fewest pods that make room, the least important ones",
    there: { a: [low("x", "2", 1), low("y", "2", 2)], b: [low("z", "4", 5)] },
    says: "a: x",
  },
  {
    it: "takes the node whose most important victim is the least important",
    there: { a: [low("x", "4", 3)], b: [low("y", "4", 2)] },
    says: "b: y",
  },
  {
    it: "takes the node where the pods have run for less long",
    there: {
      a: [low("x", "4", 1)],
      b: [low("y", "4", 1, { status: { phase: "Running", startTime: "2026-02-01T00:00:00Z" } })],
    },
    says: "b: y",
  },
  {
    it: "goes round a disruption budget where it can",
    there: { a: [low("x", "4", 1, db)], b: [low("y", "4", 5)] },
    budgets: [budget(0)],
    says: "b: y",
  },
  {
    it: "breaks a budget rather than leave the pod without a node",
    there: { a: [low("x", "4", 1, db)], b: [low("y", "4", 100)] },
    budgets: [budget(0)],
    says: "a: x",
  },
  {
    it: "leaves pods of the same priority alone",
    there: { a: [low("x", "4", 10)], b: [low("y", "4", 11)] },
    says: "preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.",
  },
  {
    it: "does not try where no eviction helps",
    there: { a: [low("x", "4", 1)], b: [low("y", "4", 1)] },
    pod: { requests: { cpu: "100" } },
    says: useless,
  },
  {
    it: "does nothing for a pod that wants nobody evicted",
    there: { a: [low("x", "4", 1)], b: [low("y", "4", 1)] },
    pod: { requests: { cpu: "2" }, spec: { preemptionPolicy: "Never" } },
    says: "preemption: not eligible due to preemptionPolicy=Never.",
  },
];
for (const { it, there, pod = {}, budgets = [], says } of rows)
  test(`preempt() ${it}`, () => {
    const cluster = createCluster();
    const nominations = createNominations();
    const decider = createDecider({ cluster, nominations, plugins, random: () => 0 });
    for (const [name, pods] of Object.entries(there)) {
      cluster.putNode(aNode(name));
      for (const one of pods) cluster.putPod(aPodInfo(one), name);
    }
    const before = cluster.nodes.map((node) => [...node!.requested]);
    const info = aPodInfo({ requests: { cpu: "2" }, ...pod, spec: { priority: 10, ...pod.spec } });
    const decision = decider.decide(info);
    if (decision.is === "placed") throw new Error("it needs no preemption");
    const { objection } = decider;
    const { objections } = decision;
    const outcome = preempt(info, { cluster, objection, budgets, objections, nominated: undefined, random: () => 0 });
    const told =
      outcome.is === "found"
        ? `${outcome.candidate.node.name}: ${outcome.candidate.victims.map(({ uid }) => uid).join()}`
        : outcome.message;
    expect(told).toBe(says);
    expect(cluster.nodes.map((node) => [...node!.requested])).toEqual(before);
  });

test("decide() leaves the room that is made for a pod to it, except to more important ones", () => {
  const cluster = createCluster();
  const nominations = createNominations();
  const decider = createDecider({ cluster, nominations, plugins, random: () => 0 });
  cluster.putNode(aNode("a"));
  const pod = (name: string, priority: number) => aPodInfo({ name, requests: { cpu: "3" }, spec: { priority } });
  nominations.set(pod("waiting", 10), "a");
  expect(decider.decide(pod("lesser", 5)).is).toBe("unschedulable");
  expect(decider.decide(pod("waiting", 10)).is).toBe("placed");
  expect(decider.decide(pod("greater", 20)).is).toBe("placed");
});
