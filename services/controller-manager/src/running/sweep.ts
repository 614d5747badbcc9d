import type { Kind } from "@kubets/api";
import { type Action, act, type CacheView, createLoop, lookAgain } from "@kubets/client";
import type { Process } from "./process.ts";

export interface Sweep<View> {
  readonly name: string;
  readonly reads: readonly Kind<object>[];
  readonly everyMs: number;
  readonly view: (cache: CacheView) => View;
  /** Pure: no clock but `now`, no network, no log. */
  readonly decide: (view: View, now: Date) => readonly Action[];
}

/** A process that looks at everything from time to time, for what no single object's change tells. */
export const sweeping = <View>({ name, reads, everyMs, view, decide }: Sweep<View>): Process => ({
  name,
  hold: (cache) => {
    for (const kind of reads) cache.hold(kind);
  },
  run: async ({ cache, client, events, log, metrics, now = () => new Date() }, signal) => {
    await cache.synced();
    if (signal.aborted) return;
    const pass = async () => {
      await act(decide(view(cache), now()), { client, events, onWritten: () => {} });
      return lookAgain(everyMs);
    };
    const loop = createLoop({ name, pass, workers: 1, log, ...(metrics ? { metrics } : {}) });
    loop.add({ name: "all" });
    loop.run();
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    await loop.stop();
  },
});
