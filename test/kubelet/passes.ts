import { setTimeout as pause } from "node:timers/promises";

/** Tries an assertion until it passes; throws what it threw last when that has not come within the time. */
export async function passes(assertion: () => unknown, withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(100);
    }
  }
}
