import { setImmediate } from "node:timers/promises";

/** How long the making of a list may hold the event loop before others have their turn. */
const turnMs = 8;
/** How many items are made between two looks at the clock. */
const itemsPerLook = 16;

/** Goes over all items, and lets the event loop turn when it has taken a while. */
export async function eachInTurns<T>(items: readonly T[], visit: (item: T, index: number) => void): Promise<void> {
  let began = performance.now();
  for (let index = 0; index < items.length; index++) {
    visit(items[index]!, index);
    if (index % itemsPerLook === itemsPerLook - 1 && performance.now() - began > turnMs) {
      await setImmediate();
      began = performance.now();
    }
  }
}
