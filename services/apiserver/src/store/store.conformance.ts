import { readsConformance } from "./conformance/reads.ts";
import { storeHarness } from "./conformance/store-harness.ts";
import { upkeepConformance } from "./conformance/upkeep.ts";
import { watchesConformance } from "./conformance/watches.ts";
import { writesConformance } from "./conformance/writes.ts";
import type { Kv } from "./kv.ts";

/** What every `Store` must do, whatever Kv it is on. */
export function storeConformance(open: () => Promise<Kv>): void {
  const harness = storeHarness(open);
  writesConformance(harness);
  readsConformance(harness);
  watchesConformance(harness);
  upkeepConformance(harness);
}
