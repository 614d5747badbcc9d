import { kinds } from "@kubets/api";
import type { IPAddress } from "@kubets/api/types/networking-v1";
import type { Store, StoreEvent, WatchSink } from "../../store/store.ts";
import type { AllocationKeeper, ServiceKey } from "./keep-allocations.ts";

/** Changes are looked at together, when they have settled a little. */
const settleMs = 1000;

export interface WatchedAllocations {
  readonly store: Pick<Store, "watch">;
  readonly keeper: Pick<AllocationKeeper, "repairAddresses">;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** Looks at services and addresses as they change, and at those that were too young when they were. */
export async function watchAllocations({ store, keeper, signal, onError }: WatchedAllocations): Promise<void> {
  const services = new Map<string, ServiceKey>();
  const addresses = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let waiting = false;

  const later = (work: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  signal.addEventListener("abort", () => timers.forEach(clearTimeout), { once: true });

  const pass = async () => {
    waiting = false;
    const changed = { services: [...services.values()], addresses: [...addresses] };
    services.clear();
    addresses.clear();
    for (const { address, waitMs } of await keeper.repairAddresses(changed)) {
      later(() => noteAddress(address), waitMs);
    }
  };
  const soon = () => {
    if (waiting || signal.aborted) return;
    waiting = true;
    later(() => void pass().catch(onError), settleMs);
  };
  const noteService = ({ namespace, name }: ServiceKey) => {
    services.set(`${namespace}/${name}`, { namespace, name });
    soon();
  };
  const noteAddress = (name: string) => {
    addresses.add(name);
    soon();
  };

  const follow = async (kind: typeof kinds.Service | typeof kinds.IPAddress, note: (event: StoreEvent) => void) => {
    const sink: WatchSink = {
      send: (event) => {
        note(event);
        return true;
      },
      end: (error) => {
        if (signal.aborted) return;
        if (error) onError(error);
        later(() => void follow(kind, note).catch(onError), settleMs);
      },
    };
    await store.watch(kind, { signal }, sink);
  };
  // What is gone holds nothing: its addresses tell what is left of it.
  await follow(kinds.Service, (event) => {
    if (event.type === "ADDED" || event.type === "MODIFIED") noteService(event.entry);
  });
  await follow(kinds.IPAddress, (event) => {
    if (event.type === "BOOKMARK") return;
    noteAddress(event.entry.name);
    const { namespace = "", name = "" } = (event.entry.object as unknown as IPAddress).spec?.parentRef ?? {};
    noteService({ namespace, name });
  });
}
