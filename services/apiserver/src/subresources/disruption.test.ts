import type { ApiObject } from "@kubets/api";
import type { PodDisruptionBudget } from "@kubets/api/types/policy-v1";
import { decideDisruption } from "./disruption.ts";

const now = new Date("2026-01-02T03:04:05Z");
const aBudget = (status: Partial<PodDisruptionBudget["status"]>) =>
  ({
    kind: "PodDisruptionBudget",
    apiVersion: "policy/v1",
    metadata: { name: "web", generation: 2 },
    spec: {},
    status: {
      observedGeneration: 2,
      disruptionsAllowed: 1,
      currentHealthy: 3,
      desiredHealthy: 2,
      expectedPods: 3,
      ...status,
    },
  }) as unknown as ApiObject & PodDisruptionBudget;

test("decideDisruption() counts one disruption and remembers the pod", () => {
  const { status } = decideDisruption(aBudget({}), "web-0", now);
  expect(status).toMatchObject({ disruptionsAllowed: 0, disruptedPods: { "web-0": "2026-01-02T03:04:05Z" } });
});

test("decideDisruption() says when nothing is left", () => {
  const { status } = decideDisruption(aBudget({}), "web-0", now);
  const [condition] = status.conditions ?? [];
  expect(condition).toMatchObject({ type: "DisruptionAllowed", status: "False", reason: "InsufficientPods" });
});

const refusals = [
  {
    it: "a budget that its controller has not seen in this form",
    status: { observedGeneration: 1 },
    cause: "The disruption budget web is still being processed by the server.",
  },
  {
    it: "a budget that has nothing left",
    status: { disruptionsAllowed: 0, currentHealthy: 2 },
    cause: "The disruption budget web needs 2 healthy pods and has 2 currently",
  },
];
for (const { it, status, cause } of refusals) {
  test(`decideDisruption() asks ${it} in vain`, () => {
    expect.assertions(1);
    try {
      decideDisruption(aBudget(status), "web-0", now);
    } catch (error) {
      expect(error).toMatchObject({
        code: 429,
        details: { causes: [{ reason: "DisruptionBudget", message: cause }] },
      });
    }
  });
}
