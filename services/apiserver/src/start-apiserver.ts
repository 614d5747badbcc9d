import type { ComponentContext } from "@kubets/component";
import { builtInKinds } from "./road/kind-registry.ts";
import type { settings as settingsTable } from "./settings.ts";
import { serve } from "./start/serve.ts";
import { openServerStore } from "./start/store.ts";

/** Opens the parts in the order in which they need each other; they are closed the other way round. */
export async function startApiserver({
  settings,
  log,
  stopper,
}: ComponentContext<typeof settingsTable>): Promise<void> {
  const registry = builtInKinds();
  const opened = await openServerStore(settings, registry);
  stopper.onStop("store", () => opened.store.close());
  await serve({ ...opened, settings, registry, log, stopper });
}
