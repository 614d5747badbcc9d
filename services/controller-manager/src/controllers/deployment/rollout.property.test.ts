import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import * as fc from "fast-check";
import { maxSurge, maxUnavailable } from "./limits.ts";
import { roll } from "./roll.ts";

interface Size {
  wanted: number;
  available: number;
}

const anyRollout = fc.record({
  replicas: fc.nat({ max: 12 }),
  surge: fc.oneof(fc.nat({ max: 4 }), fc.constantFrom("0%", "25%", "100%")),
  unavailable: fc.oneof(fc.nat({ max: 4 }), fc.constantFrom("0%", "25%", "100%")),
  /** Of each old set: how many pods, and how many of them are available. */
  old: fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), { maxLength: 3 }),
  luck: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 20 }),
});

test("a rolling update never has too many pods nor too few, and comes to its end", () =>
  fc.assert(
    fc.property(anyRollout, ({ replicas, surge, unavailable, old, luck }) => {
      const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: surge, maxUnavailable: unavailable } };
      const deployment = { spec: { replicas, strategy } } as unknown as Deployment;
      const sizes: Size[] = [
        ...old.map(([wanted, available]) => ({ wanted, available: Math.min(wanted, available) })),
        { wanted: 0, available: 0 },
      ];
      const total = () => sizes.reduce((sum, { wanted }) => sum + wanted, 0);
      const available = () => sizes.reduce((sum, one) => sum + one.available, 0);
      const most = Math.max(total(), replicas + maxSurge(deployment));
      const least = replicas - maxUnavailable(deployment);
      const isOver = () => sizes.every(({ wanted }, i) => wanted === (i === sizes.length - 1 ? replicas : 0));
      for (let step = 0; step < 200 && !isOver(); step++) {
        const before = available();
        for (const { set, replicas: wanted } of roll(deployment, setsOf(sizes))) {
          const size = sizes[Number(set.metadata.name)]!;
          // The replica set lets go of pods that are not available first.
          Object.assign(size, { wanted, available: Math.min(size.available, wanted) });
        }
        expect(total()).toBeLessThanOrEqual(most);
        expect(available()).toBeGreaterThanOrEqual(Math.min(before, least));
        // Pods become available, in the end.
        const newest = sizes.at(-1)!;
        newest.available = Math.min(newest.wanted, newest.available + (step > 100 ? 1 : luck[step % luck.length]!));
      }
      expect(isOver()).toBe(true);
    }),
    { numRuns: 300 },
  ));

function setsOf(sizes: readonly Size[]) {
  const sets = sizes.map(
    ({ wanted, available }, i) =>
      ({
        metadata: { name: String(i) },
        spec: { replicas: wanted },
        status: { replicas: wanted, availableReplicas: available },
      }) as unknown as ReplicaSet,
  );
  return { newest: sets.at(-1), old: sets.slice(0, -1) };
}
