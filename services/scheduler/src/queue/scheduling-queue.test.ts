import type { RetryHint } from "../framework/cluster-change.ts";
import { aNode, aPodInfo, type SomePod } from "../testing/objects.ts";
import { createSchedulingQueue } from "./scheduling-queue.ts";

const nodeAdded = { kind: "Node", change: "added", object: aNode("a") } as const;

function setUp() {
  const clock = { now: 0 };
  const hints = new Map<string, readonly RetryHint[]>([
    ["Fit", [{ kind: "Node", change: ["added"] }]],
    ["Picky", [{ kind: "Node", change: ["added"], helps: (pod) => pod.labels.lucky === "yes" }]],
  ]);
  const queue = createSchedulingQueue({ now: () => clock.now, hints });
  const put = (pod: SomePod, gated = false) => queue.put(aPodInfo(pod), gated);
  const popped = () => queue.pop()?.info.uid;
  return { clock, queue, put, popped };
}

test("pods come by priority, then by age", () => {
  const { clock, put, popped } = setUp();
  put({ name: "old" });
  clock.now = 1;
  put({ name: "new" });
  put({ name: "urgent", spec: { priority: 5 } });
  expect([popped(), popped(), popped(), popped()]).toEqual(["urgent", "old", "new", undefined]);
});

test("a pod that failed rests 1 s, then 2 s, at most 10 s", () => {
  const { clock, queue, put } = setUp();
  put({ name: "p" });
  const rests: number[] = [];
  for (let i = 0; i < 6; i++) {
    queue.retry(queue.pop()!);
    rests.push(queue.flush());
    clock.now += rests.at(-1)!;
    queue.flush();
  }
  expect(rests).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test("a parked pod wakes only for what could help it, and not before its rest is over", () => {
  const { clock, queue, put, popped } = setUp();
  put({ name: "fit" });
  queue.park(queue.pop()!, new Set(["Fit"]));
  put({ name: "unlucky" });
  queue.park(queue.pop()!, new Set(["Picky"]));
  put({ name: "lucky", labels: { lucky: "yes" } });
  queue.park(queue.pop()!, new Set(["Picky"]));
  queue.onChange({ ...nodeAdded, change: "deleted" });
  expect(queue.counts()).toMatchObject({ unschedulable: 3 });
  queue.onChange(nodeAdded);
  expect(queue.counts()).toMatchObject({ unschedulable: 1, backoff: 2 });
  clock.now = 1000;
  queue.flush();
  expect([popped(), popped(), popped()].sort()).toEqual(["fit", "lucky", undefined]);
});

test("a pod that nothing helps is tried again after 5 minutes", () => {
  const { clock, queue, put, popped } = setUp();
  put({ name: "p" });
  queue.park(queue.pop()!, new Set(["Fit"]));
  clock.now = 299_999;
  queue.flush();
  expect(popped()).toBeUndefined();
  clock.now = 300_000;
  queue.flush();
  expect(popped()).toBe("p");
});

test("a gated pod waits until its gates are gone", () => {
  const { put, popped } = setUp();
  put({ name: "p", spec: { schedulingGates: [{ name: "g" }] } }, true);
  expect(popped()).toBeUndefined();
  put({ name: "p" });
  expect(popped()).toBe("p");
});

test("a new status does not wake a parked pod, a new toleration does", () => {
  const { clock, queue, put, popped } = setUp();
  put({ name: "p" });
  queue.park(queue.pop()!, new Set(["Fit"]));
  clock.now = 5000;
  put({ name: "p", status: { phase: "Pending", message: "told" } });
  expect(popped()).toBeUndefined();
  put({ name: "p", spec: { tolerations: [{ operator: "Exists" }] } });
  expect(popped()).toBe("p");
});

test("a pod that is removed while it waits or is tried is forgotten", () => {
  const { queue, put, popped } = setUp();
  put({ name: "p" });
  queue.remove("p");
  expect(popped()).toBeUndefined();
  put({ name: "q" });
  const tried = queue.pop()!;
  queue.remove("q");
  queue.retry(tried);
  expect(queue.counts()).toMatchObject({ active: 0, backoff: 0, unschedulable: 0 });
});
