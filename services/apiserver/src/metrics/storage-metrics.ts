import type { Kind } from "@kubets/api";
import { Gauge, type Registry } from "prom-client";
import type { Store } from "../store/store.ts";

/** `apiserver_storage_objects`: how many objects there are of each resource, counted when somebody asks. −1 while the cache fills. */
export function registerStorageMetrics(
  registry: Registry,
  { store, kinds, isFilled }: { store: Pick<Store, "peekAll">; kinds: () => readonly Kind[]; isFilled: () => boolean },
): void {
  new Gauge({
    name: "apiserver_storage_objects",
    help: "Stored objects of each resource.",
    labelNames: ["resource"],
    registers: [registry],
    collect() {
      this.reset();
      for (const kind of kinds()) {
        if (!isStoredHere(kind)) continue;
        const resource = kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
        this.set({ resource }, isFilled() ? store.peekAll(kind).length : -1);
      }
    },
  });
}

/** A kind that is stored as another one would count twice. */
const isStoredHere = ({ storage, storageKind, group, version }: Kind): boolean =>
  storage !== "" && storageKind.group === group && storageKind.version === version;
