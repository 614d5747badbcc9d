import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import { newestAnnotations } from "./annotations.ts";
import { maxSurge, maxUnavailable } from "./limits.ts";
import { roll } from "./roll.ts";
import { scaleInProportion } from "./scale-in-proportion.ts";
import { templateHash } from "./template-hash.ts";

const deployment = (replicas: number, surge: number | string = "25%", unavailable: number | string = "25%") =>
  ({
    metadata: { name: "web", annotations: { mine: "1", "deployment.kubernetes.io/revision": "9" } },
    spec: {
      replicas,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: surge, maxUnavailable: unavailable } },
    },
    status: {},
  }) as unknown as Deployment;

/** `5/3`: five wanted, three available; `5/3 of 10+2` was scaled when the deployment had 10 and might have had 12. */
function set(text: string, age = 0): ReplicaSet {
  const [, wanted, available, desired, surge] = /^(\d+)\/(\d+)(?: of (\d+)\+(\d+))?$/.exec(text) ?? [];
  const annotations = desired && {
    "deployment.kubernetes.io/desired-replicas": desired,
    "deployment.kubernetes.io/max-replicas": String(Number(desired) + Number(surge)),
  };
  return {
    metadata: { name: `s${age}`, creationTimestamp: `2026-01-01T00:00:0${age}Z`, ...(annotations && { annotations }) },
    spec: { replicas: Number(wanted) },
    status: { replicas: Number(wanted), availableReplicas: Number(available) },
  } as unknown as ReplicaSet;
}
const sets = (newest: string | undefined, ...old: string[]) => ({
  newest: newest === undefined ? undefined : set(newest, 9),
  old: old.map((text, i) => set(text, i)),
});
const sizes = (steps: readonly { set: ReplicaSet; replicas: number }[]) =>
  Object.fromEntries(steps.map((step) => [step.set.metadata.name, step.replicas]));

const limits = [
  { replicas: 10, surge: "25%", unavailable: "25%", is: [3, 2] },
  { replicas: 1, surge: "25%", unavailable: "25%", is: [1, 0] },
  { replicas: 10, surge: 0, unavailable: "1%", is: [0, 1] },
  { replicas: 3, surge: 1, unavailable: 5, is: [1, 3] },
  { replicas: 0, surge: "25%", unavailable: 1, is: [0, 0] },
] as const;
for (const { replicas, surge, unavailable, is } of limits)
  test(`${replicas} replicas may be ${is[0]} too many or ${is[1]} too few with ${surge} and ${unavailable}`, () => {
    const one = deployment(replicas, surge, unavailable);
    expect([maxSurge(one), maxUnavailable(one)]).toEqual(is);
  });

const rolls = [
  { it: "lets the newest grow into the surge", of: deployment(10), has: sets("0/0", "10/10"), step: { s9: 3 } },
  { it: "shrinks the old when there is no room", of: deployment(10), has: sets("3/0", "10/10"), step: { s0: 8 } },
  { it: "waits while nothing is to spare", of: deployment(10), has: sets("5/0", "8/8"), step: {} },
  {
    it: "takes old pods that are not available first",
    of: deployment(10),
    has: sets("3/0", "5/1", "5/5"),
    step: { s0: 3 },
  },
  { it: "goes on when new ones are available", of: deployment(10), has: sets("3/3", "10/10"), step: { s0: 5 } },
  { it: "shrinks a newest set that is too large", of: deployment(2), has: sets("5/5"), step: { s9: 2 } },
  { it: "is over", of: deployment(3), has: sets("3/3", "0/0"), step: {} },
];
for (const { it, of, has, step } of rolls) test(`roll() ${it}`, () => expect(sizes(roll(of, has))).toEqual(step));

const scalings = [
  { it: "gives all to the only set", of: deployment(7), has: sets("3/3", "0/0"), step: { s9: 7 } },
  { it: "gives all to the newest where none has pods", of: deployment(4), has: sets("0/0", "0/0"), step: { s9: 4 } },
  {
    it: "empties the old when the newest is whole",
    of: deployment(3),
    has: sets("3/3 of 3+1", "2/2 of 3+1"),
    step: { s0: 0 },
  },
  {
    it: "grows by shares",
    of: deployment(20, 0, 1),
    has: sets("5/0 of 10+0", "5/5 of 10+0"),
    step: { s9: 10, s0: 10 },
  },
  { it: "shrinks by shares", of: deployment(5, 0, 1), has: sets("2/0 of 10+0", "8/8 of 10+0"), step: { s0: 4, s9: 1 } },
  { it: "stops all", of: deployment(0, 0, 1), has: sets("2/0 of 10+0", "8/8 of 10+0"), step: { s0: 0, s9: 0 } },
];
for (const { it, of, has, step } of scalings)
  test(`scaleInProportion() ${it}`, () => expect(sizes(scaleInProportion(of, has))).toEqual(step));

test("the newest set has the deployment's annotations, and remembers the revisions it was", () => {
  const own = {
    metadata: {
      annotations: { "deployment.kubernetes.io/revision": "2", "deployment.kubernetes.io/revision-history": "1" },
    },
  };
  expect(newestAnnotations(deployment(1), own as unknown as ReplicaSet, 5)).toEqual({
    mine: "1",
    "deployment.kubernetes.io/revision": "5",
    "deployment.kubernetes.io/revision-history": "1,2",
  });
  expect(newestAnnotations(deployment(1), own as unknown as ReplicaSet, 2)).not.toHaveProperty(
    "deployment.kubernetes.io/desired-replicas",
  );
});

test("a template's hash is a safe word, and another one after a collision", () => {
  const template = { metadata: { labels: { app: "web" } }, spec: { containers: [] } } as never;
  const hashes = [undefined, 1, 2].map((collisions) => templateHash(template, collisions));
  expect(new Set(hashes).size).toBe(3);
  for (const hash of hashes) expect(hash).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{6,10}$/);
});
