import type { ApiObject } from "../schema/schema.ts";
import { baseOf, isShared, nameOf, nameToCome, onceForShared } from "../shared/shared-parts.ts";
import { stringifyJson } from "./stringify-json.ts";

/** The JSON of a part; of a shared one it is made once, and of a named one that of its base is used. */
export function textOfPart(part: unknown): string {
  if (!isShared(part)) return stringifyJson(part);
  const name = nameOf(part);
  return name === undefined ? textOf(part) : piecesOf(part).join(stringifyJson(name));
}

const textOf = onceForShared(stringifyJson);
const piecesOf = onceForShared((part: object) => stringifyJson(baseOf(part)).split(stringifyJson(nameToCome)));

/**
 * The same as `stringifyJson(object)`, of whose shared parts (the members of the object and those of its managers' fields) each is
 * written once.
 */
export function stringifyObject(object: ApiObject): string {
  if (!isShared(object.spec)) return stringifyJson(object);
  return membersOf(object, (key, value) => (key === "metadata" ? metadataOf(value as Members) : textOfPart(value)));
}

type Members = Readonly<Record<string, unknown>>;

const managedFields = "managedFields";

/** Managers come last in Go's metadata. */
function metadataOf(metadata: Members): string {
  const managers = metadata[managedFields];
  if (!Array.isArray(managers)) return stringifyJson(metadata);
  const rest = stringifyJson({ ...metadata, [managedFields]: undefined });
  const entries = managers.map((entry) => membersOf(entry as Members, memberOfEntry)).join(",");
  return `${rest.slice(0, -1)}${rest.length > 2 ? "," : ""}"${managedFields}":[${entries}]}`;
}

const memberOfEntry = (key: string, value: unknown): string =>
  key === "fieldsV1" ? membersOf(value as Members, memberOfFields) : stringifyJson(value);

const memberOfFields = (_: string, value: unknown): string => textOfPart(value);

function membersOf(object: Members, textOf: (key: string, value: unknown) => string): string {
  let text = "";
  for (const key in object) {
    const value = object[key];
    if (value !== undefined) text += `${text ? "," : "{"}${stringifyJson(key)}:${textOf(key, value)}`;
  }
  return text ? `${text}}` : "{}";
}
