import type { ApiObject } from "@kubets/api";
import type { Entry } from "../store.ts";
import { storedJson, withRevision } from "../stored-value.ts";
import type { FormCache } from "./form-cache.ts";
import { spliceAfterUid, spliceRevision } from "./splice-revision.ts";

export interface EntryOptions {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly revision: number;
  readonly forms: FormCache;
}

/**
 * One version of one object. A class, because there are tens of thousands of them and each must be small: methods are shared,
 * and what is derived is made when first asked for.
 */
export class StoredEntry implements Entry {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly revision: number;
  readonly jsonLine: Buffer;
  readonly #forms: FormCache;
  #labels: Readonly<Record<string, string>> | undefined | null = null;
  #fields: Map<string, string> | undefined;

  constructor({ key, namespace, name, revision, forms }: EntryOptions, jsonLine: Buffer) {
    this.key = key;
    this.namespace = namespace;
    this.name = name;
    this.revision = revision;
    this.jsonLine = jsonLine;
    this.#forms = forms;
  }

  get json(): Buffer {
    return this.jsonLine.subarray(0, -1);
  }

  get object(): ApiObject {
    return this.#forms.object(this);
  }

  form<T extends { byteLength: number } | string>(name: string, make: (entry: Entry) => T): T {
    return this.#forms.form(this, name, make);
  }

  /** Small, asked for by every selector, and so kept. */
  get labels(): Readonly<Record<string, string>> | undefined {
    if (this.#labels === null) this.#labels = this.object.metadata.labels;
    return this.#labels;
  }

  /** A selectable field's text, kept once read. */
  field(path: string, read: (object: ApiObject) => string): string {
    let text = this.#fields?.get(path);
    if (text === undefined) {
      text = read(this.object);
      this.#fields ??= new Map();
      this.#fields.set(path, text);
    }
    return text;
  }

  /** The same object as of another revision: what a watcher is told of a deletion. */
  at(revision: number): StoredEntry {
    const { key, namespace, name } = this;
    return new StoredEntry({ key, namespace, name, revision, forms: this.#forms }, spliceRevision(this.json, revision));
  }
}

const newline = Buffer.from("\n");

/** An entry of the bytes in etcd. */
export const entryOfValue = (value: Uint8Array, options: EntryOptions): StoredEntry =>
  new StoredEntry(options, spliceRevision(storedJson(value), options.revision));

/** An entry of an object just written, whose bytes are `value`. It need not be parsed again. Revision 0: a dry run, nothing to splice. */
export function entryOfObject(object: ApiObject, value: Buffer, options: EntryOptions): StoredEntry {
  if (options.revision === 0) return new StoredEntry(options, Buffer.concat([value, newline]));
  const { uid } = object.metadata;
  const entry = uid
    ? new StoredEntry(options, spliceAfterUid(value, uid, options.revision))
    : entryOfValue(value, options);
  options.forms.adopt(entry, withRevision(object, options.revision));
  return entry;
}
