import type { Kind } from "@kubets/api";
import { Gauge, type Registry } from "prom-client";
import { resourceKey } from "../road/deps.ts";
import type { Store } from "../store/store.ts";
import { registerCounted } from "./counted-metric.ts";

export interface StorageMetricsOptions {
  readonly store: Pick<Store, "peekAll">;
  readonly kinds: () => readonly Kind[];
  readonly isFilled: () => boolean;
  /** Rejects while etcd does not answer. */
  readonly databaseBytes: () => Promise<number>;
}

/** What is stored: objects of each resource, and bytes in all. Found out when somebody asks. */
export function registerStorageMetrics(registry: Registry, options: StorageMetricsOptions): void {
  registerCounted(registry, {
    name: "apiserver_resource_objects",
    help: "Stored objects of each resource; -1 while the cache fills.",
    type: "gauge",
    samples: () =>
      countObjects(options).map(([{ group, plural }, value]) => ({ labels: { group, resource: plural }, value })),
  });
  registerCounted(registry, {
    name: "apiserver_storage_objects",
    help: "The same by the name that was used before.",
    type: "gauge",
    samples: () => countObjects(options).map(([kind, value]) => ({ labels: { resource: resourceKey(kind) }, value })),
  });
  new Gauge({
    name: "apiserver_storage_size_bytes",
    help: "Size of the database's file.",
    labelNames: ["storage_cluster_id"],
    registers: [registry],
    async collect() {
      this.reset();
      const bytes = await options.databaseBytes().catch(() => undefined);
      if (bytes !== undefined) this.set({ storage_cluster_id: "etcd-0" }, bytes);
    },
  });
}

const countObjects = ({ store, kinds, isFilled }: StorageMetricsOptions): [Kind, number][] =>
  kinds()
    .filter(isStoredHere)
    .map((kind) => [kind, isFilled() ? store.peekAll(kind).length : -1]);

/** A kind that is stored as another one would count twice. */
const isStoredHere = ({ storage, storageKind, group, version }: Kind): boolean =>
  storage !== "" && storageKind.group === group && storageKind.version === version;
