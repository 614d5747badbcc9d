import type { ApiObject } from "@kubets/api";
import { LRUCache } from "lru-cache";
import { parseStored } from "../stored-value.ts";
import type { StoredEntry } from "./entry.ts";
import { formBudget, weightOf } from "./form-budget.ts";
import { ownBytesOf } from "./own-bytes.ts";

/** Parsed objects and other forms of entries. They share one budget, which grows with what is stored. */
export interface FormCache {
  object(entry: StoredEntry): ApiObject;
  form<T extends Form>(entry: StoredEntry, name: string, make: (entry: StoredEntry) => T): T;
  /** Keeps an object that somebody has already. */
  adopt(entry: StoredEntry, object: ApiObject): void;
  /**
   * What is stored has changed, and the budget with it. What is held of an entry that another one has replaced, or that is gone, is let
   * go: hardly anybody will ask for it any more.
   */
  follow(change: { readonly previous?: StoredEntry | undefined; readonly entry?: StoredEntry | undefined }): void;
  /** What is held now, in bytes. */
  readonly held: { readonly objects: number; readonly forms: number };
}

type Form = { readonly byteLength: number } | string;

interface Forms {
  readonly byName: Map<string, Form>;
  bytes: number;
}

/** A parsed object takes about this many times the bytes of its JSON (measured on pods of 3.5 kB). */
const objectFactor = 3;
const bytesPerForms = 200;

/** @param leastBytes the budget while little is stored, and the most that objects take of a larger one. */
export function openFormCache(leastBytes: number): FormCache {
  let storedBytes = 0;
  let budget = leastBytes;
  const objects = new LRUCache<StoredEntry, ApiObject>({ maxSize: Math.max(1, leastBytes) });
  // Its own limit cannot move; `trim` keeps ours.
  const forms = new LRUCache<StoredEntry, Forms>({ maxSize: Number.MAX_SAFE_INTEGER });
  let making: { readonly entry: StoredEntry; object?: ApiObject } | undefined;

  /** Objects go first: they are the largest, and parsing is the cheapest of what can be done again. */
  function trim(): void {
    while (objects.calculatedSize + forms.calculatedSize > budget) (objects.size > 0 ? objects : forms).pop();
  }
  function adopt(entry: StoredEntry, object: ApiObject): void {
    objects.set(entry, object, { size: 1 + ownBytesOf(object, entry.jsonLine.length) * objectFactor });
    trim();
  }
  function keep(entry: StoredEntry, name: string, form: Form): void {
    const known = forms.get(entry) ?? { byName: new Map(), bytes: bytesPerForms };
    known.byName.set(name, form);
    known.bytes += typeof form === "string" ? form.length : form.byteLength;
    // What is larger than the budget would only drive out everything else.
    if (known.bytes > budget) {
      forms.delete(entry);
      return;
    }
    forms.set(entry, known, { size: known.bytes });
    trim();
  }
  /** An object that is parsed for a form alone is not kept: it would take the room of many forms. */
  function made<T>(entry: StoredEntry, make: (entry: StoredEntry) => T): T {
    const outer = making;
    making = outer?.entry === entry ? outer : { entry };
    try {
      return make(entry);
    } finally {
      making = outer;
    }
  }

  return {
    adopt,
    get held() {
      return { objects: objects.calculatedSize, forms: forms.calculatedSize };
    },
    follow({ previous, entry }) {
      if (entry) storedBytes += weightOf(entry.jsonLine.length);
      if (previous) {
        storedBytes -= weightOf(previous.jsonLine.length);
        objects.delete(previous);
        forms.delete(previous);
      }
      budget = formBudget(leastBytes, storedBytes);
      trim();
    },
    object(entry) {
      const lent = making?.entry === entry ? making : undefined;
      const known = objects.get(entry) ?? lent?.object;
      if (known) return known;
      const object = parseStored(entry.json);
      if (lent) lent.object = object;
      else adopt(entry, object);
      return object;
    },
    form<T extends Form>(entry: StoredEntry, name: string, make: (entry: StoredEntry) => T): T {
      const known = forms.get(entry)?.byName.get(name);
      if (known !== undefined) return known as T;
      const form = made(entry, make);
      keep(entry, name, form);
      return form;
    },
  };
}
