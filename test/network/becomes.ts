import { setTimeout as pause } from "node:timers/promises";

/** Tries until it gives what is expected, failures as texts; throws with the last when it takes too long. */
export async function becomes(what: () => Promise<unknown>, expected: string | RegExp, withinMs = 5000): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    const got = await what().catch((error) => String(error));
    if (expected instanceof RegExp ? expected.test(String(got)) : got === expected) return;
    if (performance.now() > until) throw new Error(`it is ${got}, not ${expected}`);
    await pause(20);
  }
}
