import type { ApiObject } from "@kubets/api";
import { splitPath } from "../keys.ts";
import { entryOfObject, type StoredEntry } from "./entry.ts";
import type { FormCache } from "./form-cache.ts";

/**
 * Hands the object that this server has just written to the cache, so that nobody parses it again, and the cache's entry to the
 * writer, so that both have one. The transaction's answer and the watch event come in either order.
 */
export interface Handover {
  /** Before the transaction is sent. */
  expect(write: Written): Expected;
  /** The watch says that this was written: the entry, where it was written here. */
  take(kv: { key: string; value: Uint8Array; modRevision: number }): StoredEntry | undefined;
  clear(): void;
}

export interface Written {
  readonly key: string;
  readonly path: string;
  readonly value: Buffer;
  readonly object: ApiObject;
}

export interface Expected {
  /** The transaction has succeeded at `revision`. */
  written(revision: number): StoredEntry;
  /** It has not, or nobody knows. */
  forget(): void;
}

interface Pending extends Written {
  entry: StoredEntry | undefined;
}

export function openHandover(forms: FormCache): Handover {
  const byKey = new Map<string, Pending[]>();

  const entryAt = ({ key, path, value, object }: Written, revision: number) =>
    entryOfObject(object, value, { key, ...splitPath(path), revision, forms });

  function drop(pending: Pending): void {
    const rest = byKey.get(pending.key)?.filter((p) => p !== pending) ?? [];
    if (rest.length > 0) byKey.set(pending.key, rest);
    else byKey.delete(pending.key);
  }

  return {
    clear: () => byKey.clear(),
    expect(write) {
      const pending: Pending = { ...write, entry: undefined };
      const others = byKey.get(write.key);
      if (others) others.push(pending);
      else byKey.set(write.key, [pending]);
      return {
        written(revision) {
          if (pending.entry?.revision === revision) {
            drop(pending);
            return pending.entry;
          }
          const isTaken = pending.entry !== undefined;
          const entry = entryAt(write, revision);
          // Taken for another write of the same bytes, the event of this one finds its own way.
          if (isTaken) drop(pending);
          else pending.entry = entry;
          return entry;
        },
        forget: () => drop(pending),
      };
    },
    take({ key, value, modRevision }) {
      const pending = byKey.get(key)?.find((p) => (p.entry ? p.entry.revision === modRevision : p.value.equals(value)));
      if (!pending) return undefined;
      if (pending.entry) drop(pending);
      else pending.entry = entryAt(pending, modRevision);
      return pending.entry;
    },
  };
}
