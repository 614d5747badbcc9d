import { readFile } from "node:fs/promises";
import { internalKinds } from "../allocation/internal-kinds.ts";
import type { KindRegistry } from "../road/deps.ts";
import type { Settings } from "../settings.ts";
import { openEtcdKv } from "../store/etcd/open-etcd-kv.ts";
import type { Kv } from "../store/kv.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";

export interface ServerStore {
  readonly store: Store;
  /** Throws when etcd does not answer. */
  readonly pingEtcd: () => Promise<void>;
  readonly databaseBytes: Kv["sizeBytes"];
}

/** The store on the etcd of the flags. */
export async function openServerStore(settings: Settings, registry: KindRegistry): Promise<ServerStore> {
  const read = (path: string) => (path ? readFile(path) : Promise.resolve(undefined));
  const [ca, cert, key] = await Promise.all([
    read(settings.etcdCafile),
    read(settings.etcdCertfile),
    read(settings.etcdKeyfile),
  ]);
  const kv = openEtcdKv({ endpoints: settings.etcdServers, ca, cert, key });
  const store = await openStore({
    kv,
    kinds: [...registry.all(), ...internalKinds],
    prefix: settings.etcdPrefix,
    compactIntervalMs: settings.etcdCompactionInterval,
  });
  return { store, pingEtcd: async () => void (await kv.currentRevision()), databaseBytes: kv.sizeBytes };
}
