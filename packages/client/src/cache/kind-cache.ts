import type { ApiObject } from "@kubets/api";

/** A change of one object. `previous` is what was known before; a deletion carries the last known object. */
export interface Change<T> {
  readonly type: "added" | "updated" | "deleted";
  readonly object: T;
  readonly previous: T | undefined;
}

/** The values under which an object is found: none, one or several. */
export type IndexBy<T> = (object: T) => readonly string[];

/** Objects of one kind with their indexes. Objects are shared by all readers: never change one. */
export interface KindCache<T> {
  /** Keyed `namespace/name`, or `name` for cluster-scoped kinds. */
  get(key: string): T | undefined;
  all(): readonly T[];
  /** Those of an index; throws for an index that was never declared. */
  by(index: string, value: string): readonly T[];
  /** Must be called before objects arrive. */
  index(name: string, by: IndexBy<T>): void;
  apply(type: "ADDED" | "MODIFIED" | "DELETED", object: T): Change<T> | undefined;
  /** Everything there is now; tells what has changed since. */
  replace(objects: readonly T[]): readonly Change<T>[];
}

export const keyOf = ({ metadata: { namespace, name = "" } }: Pick<ApiObject, "metadata">): string =>
  namespace ? `${namespace}/${name}` : name;

const builtIn: Readonly<Record<string, IndexBy<ApiObject>>> = {
  namespace: ({ metadata }) => [metadata.namespace ?? ""],
  owner: ({ metadata }) => (metadata.ownerReferences ?? []).map(({ uid }) => uid),
};

/** Always indexed by `namespace` and by `owner` (the uids of all owners). */
export function createKindCache<T extends object>(): KindCache<T> {
  const objects = new Map<string, T>();
  const indexes = new Map<string, { by: IndexBy<T>; sets: Map<string, Set<string>> }>();
  for (const [name, by] of Object.entries(builtIn)) indexes.set(name, { by: by as never, sets: new Map() });

  const put = (key: string, object: T) => {
    objects.set(key, object);
    for (const { by, sets } of indexes.values())
      for (const value of by(object)) {
        const set = sets.get(value);
        if (set) set.add(key);
        else sets.set(value, new Set([key]));
      }
  };
  const drop = (key: string, object: T) => {
    objects.delete(key);
    for (const { by, sets } of indexes.values())
      for (const value of by(object)) {
        const set = sets.get(value);
        set?.delete(key);
        if (set?.size === 0) sets.delete(value);
      }
  };
  const apply: KindCache<T>["apply"] = (type, object) => {
    const key = keyOf(object as unknown as ApiObject);
    const previous = objects.get(key);
    if (previous) drop(key, previous);
    if (type === "DELETED") return previous && { type: "deleted", object, previous };
    put(key, object);
    return { type: previous ? "updated" : "added", object, previous };
  };

  return {
    get: (key) => objects.get(key),
    all: () => [...objects.values()],
    by: (index, value) => {
      const found = indexes.get(index);
      if (!found) throw new Error(`there is no index "${index}"`);
      return [...(found.sets.get(value) ?? [])].map((key) => objects.get(key)!);
    },
    index: (name, by) => {
      if (indexes.has(name)) return;
      const index = { by, sets: new Map<string, Set<string>>() };
      indexes.set(name, index);
      for (const [key, object] of objects)
        for (const value of by(object)) index.sets.set(value, (index.sets.get(value) ?? new Set()).add(key));
    },
    apply,
    replace: (now) => {
      const there = new Set(now.map((object) => keyOf(object as unknown as ApiObject)));
      const gone = [...objects].filter(([key]) => !there.has(key)).map(([, object]) => object);
      const changes = gone.map((object) => apply("DELETED", object));
      for (const object of now) {
        const key = keyOf(object as unknown as ApiObject);
        if (!sameRevision(objects.get(key), object)) changes.push(apply("MODIFIED", object));
      }
      return changes.filter((change) => change !== undefined);
    },
  };
}

const sameRevision = (a: object | undefined, b: object): boolean =>
  a !== undefined &&
  (a as ApiObject).metadata.resourceVersion === (b as ApiObject).metadata.resourceVersion &&
  (a as ApiObject).metadata.uid === (b as ApiObject).metadata.uid;
