import { type ApiObject, stringifyJson } from "@kubets/api";
import type { Entry } from "./store.ts";

/** An object that is made when it is asked for, in the form of one that is stored: a Scale, the state of a component. */
export function transientEntry(object: ApiObject): Entry {
  const { namespace = "", name = "", resourceVersion = "0" } = object.metadata;
  const jsonLine = Buffer.from(`${stringifyJson(object)}\n`);
  const entry: Entry = {
    key: "",
    namespace,
    name,
    revision: Number(resourceVersion),
    json: jsonLine.subarray(0, -1),
    jsonLine,
    object,
    form: (_name, make) => make(entry),
  };
  return entry;
}
