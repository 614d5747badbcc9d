import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, type ApiObject, type Kind, kinds } from "@kubets/api";
import type { Kv } from "../kv.ts";
import { openStore, type StoreOptions } from "../open-store.ts";
import type { ListOptions, Store, StoreEvent, WatchHandle, WatchOptions } from "../store.ts";

export const configMap = kinds.ConfigMap as Kind;
export const pod = kinds.Pod as Kind;
export const node = kinds.Node as Kind;

export interface Some {
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly value?: string;
}
export const aConfigMap = (name: string, { namespace = "default", labels, value = "1" }: Some = {}): ApiObject => ({
  kind: "ConfigMap",
  apiVersion: "v1",
  metadata: { name, namespace, uid: `uid-${name}`, ...(labels ? { labels } : {}) },
  data: { value },
});
export const aPod = (name: string, nodeName: string): ApiObject => ({
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name, namespace: "default", uid: name },
  spec: nodeName ? { nodeName } : {},
});
export const withValue = (object: ApiObject, value: string): ApiObject => ({ ...object, data: { value } });

/** The error that `work` is refused with. */
export const refusal = async (work: Promise<unknown>): Promise<ApiError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error("it was not refused");
};

/** A watch and what it has been told, an event a line: `ADDED a=1`. */
export interface Watched {
  readonly events: StoreEvent[];
  readonly told: () => string[];
  readonly handle: WatchHandle;
  readonly ended: () => Error | "ended" | undefined;
  /** Waits until so many events have come. */
  until(count: number): Promise<string[]>;
}

/** What the parts of the suite work with: a new store under a prefix of its own for each test. */
export type StoreHarness = ReturnType<typeof storeHarness>;

export function storeHarness(open: () => Promise<Kv>) {
  let kv: Kv;
  let prefix = "";
  let store: Store;
  let opened: Store[] = [];
  let tests = 0;

  const openAnother = async (options: Partial<StoreOptions> = {}): Promise<Store> => {
    const all = [configMap, pod, node];
    const another = await openStore({ kv, kinds: all, prefix, compactIntervalMs: 0, ...options });
    opened.push(another);
    await another.ready;
    return another;
  };
  beforeAll(async () => {
    kv = await open();
  });
  afterAll(() => kv.close());
  beforeEach(async () => {
    prefix = `/test-${process.pid}-${++tests}`;
    store = await openAnother();
  });
  afterEach(async () => {
    await Promise.all(opened.map((s) => s.close()));
    opened = [];
  });

  const create = (name: string, some?: Some) => store.create(configMap, aConfigMap(name, some));
  const setValue = (name: string, value: string) =>
    store.update(configMap, "default", name, ({ object }) => ({ object: withValue(object, value) }));
  const remove = (name: string) => store.remove(configMap, "default", name);
  const names = async (options: ListOptions = {}) => (await store.list(configMap, options)).entries.map((e) => e.name);
  /** Lets the store lose everything up to now but the newest. */
  const compactNow = async () => kv.compact(await kv.currentRevision());

  async function watch(
    options: Partial<WatchOptions> & { kind?: Kind; from?: Store; takes?: number } = {},
  ): Promise<Watched> {
    const { kind = configMap, from = store, takes = Number.POSITIVE_INFINITY, ...rest } = options;
    const events: StoreEvent[] = [];
    let end: Error | "ended" | undefined;
    const handle = await from.watch(
      kind,
      { signal: new AbortController().signal, ...rest },
      {
        send: (event) => events.push(event) < takes,
        end: (error) => {
          end = error ?? "ended";
        },
      },
    );
    const told = () => events.map(textOf);
    const until = async (count: number) => {
      for (let waited = 0; events.length < count && waited < 5_000; waited += 10) await sleep(10);
      return told();
    };
    return { events, told, handle, until, ended: () => end };
  }

  return {
    get kv() {
      return kv;
    },
    get store() {
      return store;
    },
    get prefix() {
      return prefix;
    },
    openAnother,
    create,
    setValue,
    remove,
    names,
    compactNow,
    watch,
  };
}

const textOf = (event: StoreEvent): string => {
  if (event.type === "BOOKMARK") return event.initialEventsEnd ? "INITIAL END" : "BOOKMARK";
  const { value } = (event.entry.object.data ?? {}) as { value?: string };
  return value === undefined ? `${event.type} ${event.entry.name}` : `${event.type} ${event.entry.name}=${value}`;
};
