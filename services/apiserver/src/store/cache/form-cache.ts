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
    // The cache takes nothing that is larger than itself, and so would never tell of its end.
    if (held.bytes > maxBytes) entry.held = undefined;
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
      const before = heldBy(entry);
      const known = before.forms?.get(name);
      if (known !== undefined) return known as T;
      const hadObject = before.object !== undefined;
      const form = make(entry);
      // `make` may have asked for the object, which may have changed what is held.
      const held = heldBy(entry);
      held.forms ??= new Map();
      held.forms.set(name, form);
      let bytes = typeof form === "string" ? form.length : form.byteLength;
      // An object that was parsed for the form alone would take the room of many forms.
      if (!hadObject && held.object) {
        held.object = undefined;
        bytes -= entry.jsonLine.length * objectFactor;
      }
      grow(entry, held, bytes);
      return form;
    },
  };
}
