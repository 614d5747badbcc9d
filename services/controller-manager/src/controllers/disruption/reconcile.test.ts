import type { Pod } from "@kubets/api/types/core-v1";
import type { PodDisruptionBudget } from "@kubets/api/types/policy-v1";
import { reconcile } from "./reconcile.ts";

const now = new Date("2026-01-01T00:00:00Z");
const pods = (text: string): Pod[] =>
  Array.from(text, (letter, i) => ({
    metadata: { name: `p${i}`, ...(letter === "d" && { deletionTimestamp: "2026-01-01T00:00:00Z" }) },
    status: { phase: "Running", conditions: [{ type: "Ready", status: letter === "n" ? "False" : "True" }] },
  })) as unknown as Pod[];

/** Pods are r(eady), n(ot ready), d(eleted); their workload wants ten. */
const rows = [
  { spec: { minAvailable: 2 }, has: "rrr", is: { disruptionsAllowed: 1, expectedPods: 3, desiredHealthy: 2 } },
  { spec: { minAvailable: 2 }, has: "rrn", is: { disruptionsAllowed: 0, currentHealthy: 2 } },
  { spec: { minAvailable: 2 }, has: "rrrd", is: { disruptionsAllowed: 1, currentHealthy: 3 } },
  { spec: { minAvailable: "50%" }, has: "rrrrrr", is: { disruptionsAllowed: 1, expectedPods: 10, desiredHealthy: 5 } },
  { spec: { maxUnavailable: "25%" }, has: "rrrrrrrr", is: { disruptionsAllowed: 1, desiredHealthy: 7 } },
  { spec: { maxUnavailable: 1 }, has: "", is: { disruptionsAllowed: 0, expectedPods: 0 } },
];
for (const { spec, has, is } of rows)
  test(`${JSON.stringify(spec)} with pods "${has}" allows ${is.disruptionsAllowed}`, () => {
    const budget = { metadata: { name: "b" }, spec } as unknown as PodDisruptionBudget;
    const decided = reconcile({ budget, pods: pods(has), workloadOf: () => ({ uid: "w", replicas: 10 }) }, now);
    expect(decided).toMatchObject({ actions: [{ do: "update", subresource: "status", object: { status: is } }] });
  });

test("a pod whose eviction was allowed counts as gone", () => {
  const status = { disruptedPods: { p0: "2025-12-31T23:59:30Z", p1: "2025-12-31T23:00:00Z" } };
  const budget = { metadata: { name: "b" }, spec: { minAvailable: 1 }, status } as unknown as PodDisruptionBudget;
  const decided = reconcile({ budget, pods: pods("rrr"), workloadOf: () => undefined }, now);
  const told = { currentHealthy: 2, disruptedPods: { p0: "2025-12-31T23:59:30Z" } };
  expect(decided).toMatchObject({ actions: [{ object: { status: told } }] });
});
