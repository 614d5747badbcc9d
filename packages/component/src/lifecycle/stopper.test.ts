import { silentLogger as log } from "../logging/logger.ts";
import { createStopper } from "./stopper.ts";

test("parts stop in reverse order, and one that fails does not keep the others", async () => {
  const order: string[] = [];
  const stopper = createStopper({ log, deadlineMs: 1000 });
  stopper.onStop("first", () => void order.push("first"));
  stopper.onStop("second", () => {
    throw new Error("stuck");
  });
  stopper.onStop("third", () => void order.push("third"));
  expect(await stopper.stop()).toBe(true);
  expect(order).toEqual(["third", "first"]);
  expect(stopper.signal.aborted).toBe(true);
});

test("a part that never stops is left at the deadline", async () => {
  const stopper = createStopper({ log, deadlineMs: 10 });
  stopper.onStop("endless", () => new Promise(() => {}));
  expect(await stopper.stop()).toBe(false);
});
