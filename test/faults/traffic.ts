import { setTimeout as pause } from "node:timers/promises";
import { ApiError, type ApiObject, type Kind, kinds } from "@kubets/api";
import type { Entry, Store } from "../../services/apiserver/src/store/store.ts";

export const kind = kinds.ConfigMap as Kind;
const keys = Array.from({ length: 10 }, (_, index) => `key-${index}`);

/** Something that a client asked, and what it was answered, with the times by the client's clock. */
export interface Operation {
  readonly is: "write" | "remove" | "read";
  readonly key: string;
  /** What a write writes: no two are alike. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** Of the write, or of what was read; undefined where nobody knows whether it was written, or nothing was there to read. */
  readonly revision: number | undefined;
  readonly outcome: "done" | "refused" | "unknown";
}

export interface TrafficOptions {
  readonly stores: readonly Store[];
  readonly clients: number;
  /** What the values begin with, so that no two runs write the same. */
  readonly run: string;
  /** True once the clients are to stop. */
  readonly isOver: () => boolean;
}

/**
 * Clients that write and read ten keys as Kubernetes does: mostly updates of what they have read, some creations and removals,
 * and consistent reads. The mix is that of etcd's robustness tests.
 */
export async function runTraffic({ stores, clients, run, isOver }: TrafficOptions): Promise<readonly Operation[]> {
  const done: Operation[] = [];
  const random = randomNumbers(clients);

  async function client(id: number): Promise<void> {
    for (let turn = 0; !isOver(); turn++) {
      const store = stores[(id + turn) % stores.length]!;
      const key = keys[Math.floor(random() * keys.length)]!;
      const value = `${run}.${id}.${turn}`;
      const choice = random();
      if (choice < 0.35) await record("read", key, "", () => store.get(kind, "default", key));
      else if (choice < 0.45) await record("remove", key, "", () => store.remove(kind, "default", key));
      else await record("write", key, value, () => write(store, key, value));
      await pause(2);
    }
  }

  async function record(is: Operation["is"], key: string, value: string, work: () => Promise<Entry>): Promise<void> {
    const from = performance.now();
    const finish = (outcome: Operation["outcome"], revision: number | undefined, read = value) =>
      void done.push({ is, key, value: read, from, to: performance.now(), revision, outcome });
    try {
      const entry = await work();
      finish("done", entry.revision, is === "read" ? textOf(entry) : value);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isRefused = error.code < 500;
      finish(isRefused ? (is === "read" ? "done" : "refused") : "unknown", undefined);
      if (!isRefused) await pause(20);
    }
  }

  await Promise.all(Array.from({ length: clients }, (_, id) => client(id)));
  return done;
}

/** Creates the object, or changes it where it is there. */
async function write(store: Store, key: string, value: string): Promise<Entry> {
  try {
    return await store.update(kind, "default", key, ({ object }) => ({ object: { ...object, data: { value } } }));
  } catch (error) {
    if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
    return store.create(kind, anObject(key, value));
  }
}

export const anObject = (name: string, value: string): ApiObject => ({
  kind: "ConfigMap",
  apiVersion: "v1",
  metadata: { name, namespace: "default", uid: `uid-${name}`, labels: { parity: name.slice(-1) } },
  data: { value },
});

export const textOf = ({ object }: Entry): string => (object.data as { value?: string } | undefined)?.value ?? "";

/** A small generator whose seed makes a run repeat itself as far as the machine does. */
function randomNumbers(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
}
