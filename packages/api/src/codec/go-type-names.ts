import { readFileSync } from "node:fs";
import type { Message } from "../schema/schema.ts";

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

let names: Names | undefined;

/** Go's names of types that have the form of a text, a list or a map; read when the first error needs one. */
const namesOf = (message: Message): Readonly<Record<string, string>> | undefined => {
  names ??= JSON.parse(readFileSync(new URL("go-types.json", import.meta.url), "utf8")) as Names;
  return names[message.name];
};

/** What Go calls the type of a field in an error, given what it calls types of that form: `string`, `[]string`. */
export function goTypeOfField(message: Message, field: string, form: string): string {
  const name = namesOf(message)?.[field];
  if (!name) return form;
  // Of a map with named members, a member is meant where the form is none of a map.
  if (name.startsWith("map[") && !form.startsWith("map[")) return name.slice(name.indexOf("]") + 1);
  if (form === "string" || form.startsWith("map[") || form.startsWith("[]v1.")) return name;
  return form === "[]string" ? `[]${name}` : form;
}
