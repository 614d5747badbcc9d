import { highestScore, type SchedulerPlugin } from "../framework/plugin.ts";
import { type Amounts, none, plus } from "../model/amounts.ts";

const compared = ["cpu", "memory"];

/**
 * Prefers nodes on which the pod makes the use of processor and memory more even: 100 for the best improvement, 75 where
 * nothing changes, 50 for the worst. A pod that asks for neither has no preference.
 */
export const nodeResourcesBalancedAllocation: SchedulerPlugin = {
  name: "NodeResourcesBalancedAllocation",
  score: ({ requests }) => {
    if (compared.every((name) => !requests.get(name))) return undefined;
    return {
      of: ({ allocatable, requested }) => {
        const before = evenness(requested, none, allocatable);
        const after = evenness(requested, requests, allocatable);
        return highestScore / 2 + Math.trunc((highestScore / 2 + after - before) / 2);
      },
    };
  },
};

/** 100 less the standard deviation of the used shares, in percent. */
function evenness(requested: Amounts, more: Amounts, allocatable: Amounts): number {
  const used = more === none ? requested : plus(requested, more);
  const shares = compared.flatMap((name) => {
    const capacity = allocatable.get(name) ?? 0;
    return capacity === 0 ? [] : [Math.min(1, (used.get(name) ?? 0) / capacity)];
  });
  const deviation = shares.length === 2 ? Math.abs((shares[0]! - shares[1]!) / 2) : 0;
  return Math.trunc((1 - deviation) * highestScore);
}
