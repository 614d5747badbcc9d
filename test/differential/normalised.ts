import type { Json, JsonObject } from "./edit.ts";

const placeholders: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<uid>"],
  [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, "<token>"],
  [/kube-api-access-[a-z0-9]{5}/g, "kube-api-access-<suffix>"],
  [/^\d+[smhd](\d+s)?$/g, "<age>"],
  // Of an object that an error shows.
  [/(?<=resourceVersion\\*":\\*")\d+/g, "<version>"],
  [/(?<=in record \()\d+(?=\))/g, "<version>"],
  [/(?<=resource version: \d+ \()\d+(?=\))/g, "<version>"],
  [/(?<=resource version: \d+, current: )\d+/g, "<version>"],
  [/(?<=ResourceVersion in object meta: )\d+/g, "<version>"],
  [/(?<=resourceVersion: ")\d+/g, "<version>"],
  [/\b[0-9A-F]{128}\b/g, "<hash>"],
  [/127\.0\.0\.1:\d+/g, "<address>"],
];

const recentMs = 24 * 60 * 60_000;
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/** An answer without what two servers cannot have in common: times of now, uids, versions, drawn suffixes. */
export function normalised(value: Json): Json {
  if (typeof value === "string") return normalisedText(value);
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, normalisedMember(name, member)]);
  return withoutSuffix(Object.fromEntries(entries));
}

/** Metadata without what was drawn for the end of its name. */
function withoutSuffix(object: JsonObject): JsonObject {
  const { name, generateName } = object;
  if (typeof name !== "string" || typeof generateName !== "string") return object;
  const isDrawn = name.startsWith(generateName) && name.length === generateName.length + 5;
  return isDrawn ? { ...object, name: `${generateName}<suffix>` } : object;
}

/** Of a column of a table: descriptions are our own. */
const withoutDescription = ({ description: _, ...column }: JsonObject): JsonObject => column;

function normalisedMember(name: string, value: Json): Json {
  if (name === "resourceVersion") return value === "" || value === "0" ? value : "<version>";
  if (name === "continue" && typeof value === "string") return normalisedToken(value);
  if (name === "columnDefinitions" && Array.isArray(value)) return value.map(withoutDescription).map(normalised);
  if (name === "managedFields" && Array.isArray(value)) return sorted(value.map(normalised) as JsonObject[]);
  return normalised(value);
}

/** Writers of one second stand in an order of chance. */
const sorted = (entries: readonly JsonObject[]): JsonObject[] =>
  entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const keyOf = (entry: JsonObject): string =>
  [entry["manager"], entry["operation"], entry["subresource"], entry["apiVersion"]].join("/");

function normalisedText(text: string): string {
  const now = Date.now();
  const timed = text.replace(time, (found) => (Math.abs(Date.parse(found) - now) < recentMs ? "<now>" : found));
  return placeholders.reduce((done, [pattern, name]) => done.replace(pattern, name), timed);
}

/** Where a list goes on, without the revision from which it reads. */
function normalisedToken(token: string): string {
  return Buffer.from(token, "base64url")
    .toString()
    .replace(/(?<="rv":)\d+/, "<version>");
}
