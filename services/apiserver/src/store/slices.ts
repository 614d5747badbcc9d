/** No turn of the event loop should take over 20 ms; work that may be long gives way well before, for garbage is collected in it too. */
const sliceMs = 8;

/** Gives the event loop a turn when this one has lasted long enough. Ask it every few dozen steps at most. */
export function createSlices(): { readonly isOver: boolean; next(): Promise<void> } {
  let startedAt = performance.now();
  return {
    get isOver() {
      return performance.now() - startedAt > sliceMs;
    },
    next: () =>
      new Promise((resolve) =>
        setImmediate(() => {
          startedAt = performance.now();
          resolve();
        }),
      ),
  };
}
