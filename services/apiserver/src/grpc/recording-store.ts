import { ApiError, type ApiObject, alreadyExists, type Kind, stringifyJson } from "@kubets/api";
import type { Entry, Selection, SideWrite, Store, WriteOptions } from "../store/store.ts";

/** A store that the verbs of one transaction can use: it reads through, and keeps what they write for later. */
export interface Recording {
  readonly store: Store;
  /** One for each object, in the order of its first write: the last object, and the revision the first one expected. */
  writes(): readonly RecordedWrite[];
  /** Which of the writes an entry that a verb has answered with belongs to. */
  indexOf(entry: Entry): number;
}

export type RecordedWrite = SideWrite & { readonly revision: number };

interface Recorded {
  readonly write: RecordedWrite;
  /** What later verbs of the transaction see; undefined once it is removed. */
  readonly entry: Entry | undefined;
}

export function recordWrites(base: Store): Recording {
  const recorded = new Map<string, Recorded>();
  const keys = new Map<Entry, string>();
  const keyOf = (kind: Kind, namespace: string, name: string) => `${kind.storage}\0${namespace}\0${name}`;

  const record = (kind: Kind, write: SideWrite, ttlSeconds?: number): Entry => {
    const key = keyOf(kind, write.namespace, write.name);
    const revision = recorded.get(key)?.write.revision ?? write.revision ?? 0;
    const entry = provisionalEntry(key, { ...write, revision });
    const ttl = ttlSeconds === undefined ? {} : { ttlSeconds };
    recorded.set(key, { write: { ...write, ...ttl, revision }, entry: write.object && entry });
    keys.set(entry, key);
    return entry;
  };
  const beside = (options: WriteOptions | { alongside?: readonly SideWrite[] } | undefined) => {
    for (const write of options?.alongside ?? []) record(write.kind, write);
  };
  const current = async (kind: Kind, namespace: string, name: string): Promise<Entry> => {
    const known = recorded.get(keyOf(kind, namespace, name));
    if (!known) return base.get(kind, namespace, name);
    if (known.entry) return known.entry;
    throw new ApiError("NotFound", `${kind.plural} "${name}" not found`);
  };
  const exists = (kind: Kind, namespace: string, name: string) =>
    current(kind, namespace, name).then(
      () => true,
      (error) => {
        if (error instanceof ApiError && error.reason === "NotFound") return false;
        throw error;
      },
    );

  const store: Store = {
    ...base,
    ready: base.ready,
    get revision() {
      return base.revision;
    },
    get: (kind, namespace, name, options) =>
      options?.resourceVersion ? base.get(kind, namespace, name, options) : current(kind, namespace, name),
    peek: (kind, namespace, name) => {
      const known = recorded.get(keyOf(kind, namespace, name));
      return known ? known.entry : base.peek(kind, namespace, name);
    },
    peekAll: (kind, selection) => {
      const own = [...recorded.values()].filter(({ write }) => write.kind.storage === kind.storage);
      if (own.length === 0) return base.peekAll(kind, selection);
      const hidden = new Set(own.map(({ write }) => keyOf(kind, write.namespace, write.name)));
      const others = base
        .peekAll(kind, selection)
        .filter((entry) => !hidden.has(keyOf(kind, entry.namespace, entry.name)));
      return [...others, ...own.flatMap(({ entry }) => (entry && selects(selection, entry) ? [entry] : []))];
    },
    create: async (kind, object, options) => {
      const { namespace = "", name = "" } = object.metadata;
      if (await exists(kind, namespace, name)) throw alreadyExists(kind, name);
      if (options?.dryRun) return base.create(kind, object, options);
      beside(options);
      return record(kind, { kind, namespace, name, object, revision: 0 }, options?.ttlSeconds);
    },
    update: async (kind, namespace, name, change, options) => {
      if (options?.dryRun) return base.update(kind, namespace, name, change, options);
      const entry = await current(kind, namespace, name);
      const result = await change(entry);
      if (!("remove" in result) && result.object === entry.object) return entry;
      beside(result);
      beside(options);
      const { revision } = entry;
      if (!("remove" in result))
        return record(kind, { kind, namespace, name, object: result.object, revision }, result.ttlSeconds);
      record(kind, { kind, namespace, name, revision });
      return provisionalEntry(keyOf(kind, namespace, name), { kind, namespace, name, object: result.object, revision });
    },
    remove: async (kind, namespace, name, check, options) => {
      if (options?.dryRun) return base.remove(kind, namespace, name, check, options);
      const entry = await current(kind, namespace, name);
      const alongside = (await check?.(entry)) ?? undefined;
      beside({ alongside });
      beside(options);
      record(kind, { kind, namespace, name, revision: entry.revision });
      return entry;
    },
  };
  return {
    store,
    writes: () => [...recorded.values()].map(({ write }) => write),
    indexOf: (entry) => [...recorded.keys()].indexOf(keys.get(entry) ?? ""),
  };
}

/** An entry that is in no store yet; its revision is the one it will replace. */
function provisionalEntry(key: string, { namespace, name, object, revision }: RecordedWrite): Entry {
  let json: Buffer | undefined;
  const entry: Entry = {
    key,
    namespace,
    name,
    revision,
    object: object ?? ({} as ApiObject),
    get json() {
      json ??= Buffer.from(stringifyJson(object));
      return json;
    },
    get jsonLine() {
      return Buffer.concat([entry.json, Buffer.from("\n")]);
    },
    form: (_name, make) => make(entry),
  };
  return entry;
}

function selects(selection: Selection | undefined, { namespace, object }: Entry): boolean {
  if (selection?.namespace && selection.namespace !== namespace) return false;
  if (selection?.labels && !selection.labels.matches(object.metadata.labels)) return false;
  return selection?.fields?.matches((path) => fieldText(object, path)) ?? true;
}

function fieldText(object: ApiObject, path: string): string {
  const value = path
    .split(".")
    .reduce<unknown>((at, field) => (at as Record<string, unknown> | undefined)?.[field], object);
  return value === undefined || value === null ? "" : String(value);
}
