import type { ApiObject } from "@kubets/api";
import { LRUCache } from "lru-cache";
import { parseStored } from "../stored-value.ts";
import type { Held, StoredEntry } from "./entry.ts";

/** Parsed objects and other forms of entries, least recently used first to go. */
export interface FormCache {
  object(entry: StoredEntry): ApiObject;
  form<T extends { byteLength: number } | string>(entry: StoredEntry, name: string, make: (entry: StoredEntry) => T): T;
  /** Keeps an object that somebody has already. */
  adopt(entry: StoredEntry, object: ApiObject): void;
  /** Lets go of what is held of an entry that another one has replaced: hardly anybody will ask for it any more. */
  drop(entry: StoredEntry): void;
}

/** A parsed object takes about this many times the bytes of its JSON (measured on pods of 3.5 kB). */
const objectFactor = 3;
const bytesPerHeld = 200;

export function openFormCache(maxBytes: number): FormCache {
  const lru = new LRUCache<StoredEntry, true>({
    maxSize: maxBytes,
    dispose: (_, entry, reason) => {
      if (reason !== "set") entry.held = undefined;
    },
  });

  function heldBy(entry: StoredEntry): Held {
    if (entry.held) lru.get(entry);
    else entry.held = { object: undefined, forms: undefined, bytes: bytesPerHeld };
    return entry.held;
  }
  function grow(entry: StoredEntry, held: Held, bytes: number): void {
    held.bytes += bytes;
    lru.set(entry, true, { size: held.bytes });
  }
  function adopt(entry: StoredEntry, object: ApiObject): void {
    const held = heldBy(entry);
    held.object = object;
    grow(entry, held, entry.jsonLine.length * objectFactor);
  }

  return {
    adopt,
    drop: (entry) => void lru.delete(entry),
    object(entry) {
      const known = heldBy(entry).object;
      if (known) return known;
      const object = parseStored(entry.json);
      adopt(entry, object);
      return object;
    },
    form<T extends { byteLength: number } | string>(
      entry: StoredEntry,
      name: string,
      make: (entry: StoredEntry) => T,
    ): T {
      const known = heldBy(entry).forms?.get(name);
      if (known !== undefined) return known as T;
      const form = make(entry);
      // `make` may have asked for the object, which may have changed what is held.
      const held = heldBy(entry);
      held.forms ??= new Map();
      held.forms.set(name, form);
      grow(entry, held, typeof form === "string" ? form.length : form.byteLength);
      return form;
    },
  };
}
