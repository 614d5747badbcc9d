import type { Field, Message, ValueType } from "@kubets/api";
import { type Candidate, candidatesOf, listCandidates } from "./candidates.ts";
import { type Edit, type Json, type JsonObject, type Path, pathText } from "./edit.ts";

/** An object with one thing different. */
export interface Mutation {
  /** `spec.replicas: negative`. */
  readonly name: string;
  /** Path of the field without indexes: mutations of one rule belong together. */
  readonly field: string;
  readonly edits: readonly Edit[];
  readonly decodes: boolean;
}

/** Paths without indexes (`spec.template.spec`) below which nothing is mutated, since another kind's corpus does it. */
export type Skip = ReadonlySet<string>;

/**
 * Every mutation of an object that the schema suggests: each field absent, empty, of a wrong type, of odd values. What one item
 * of a list has shown is not tried with the others.
 */
export function mutationsOf(message: Message, object: JsonObject, skip: Skip): Mutation[] {
  return [...fieldMutations(message, object, { path: [], skip, tried: new Set() })];
}

interface Place {
  readonly path: Path;
  readonly skip: Skip;
  /** Fields (without indexes) that were tried, apart for those that were there and those that were absent. */
  readonly tried: Set<string>;
}

function* fieldMutations(message: Message, object: JsonObject, place: Place): Generator<Mutation> {
  const at = (name: string): Place => ({ ...place, path: [...place.path, name] });
  if (isFirst(place, "thisFieldIsUnknown")) {
    yield mutation({ name: "thisFieldIsUnknown", value: 1, decodes: true }, at("thisFieldIsUnknown").path);
  }
  for (const [name, field] of message.byJson) {
    if (field.inline) continue;
    const inner = at(name);
    if (place.skip.has(withoutIndexes(inner.path)) || isServers(inner.path)) continue;
    const value = object[name];
    const isWhole = isFirst(inner, value === undefined ? "absent" : "present");
    // Below a field that has been tried there may be one that has not.
    if (!isWhole && (typeof value !== "object" || value === null)) continue;
    if (value !== undefined && isWhole) yield mutation({ name: "absent", value: undefined, decodes: true }, inner.path);
    if (field.repeated) yield* listMutations(field, (value as readonly Json[]) ?? [], { ...inner, isWhole });
    else yield* valueMutations(field.type, value, { ...inner, field, isWhole });
  }
}

interface ValuePlace extends Place {
  /** Whether the value itself is tried, not only what is in it. */
  readonly isWhole: boolean;
}

function* listMutations(field: Field, list: readonly Json[], place: ValuePlace): Generator<Mutation> {
  if (place.isWhole) for (const candidate of listCandidates(list)) yield mutation(candidate, place.path);
  // An absent list is tried with one item of each kind.
  const items = list.length ? list : [undefined];
  for (const [i, item] of items.entries()) {
    const isWhole = place.isWhole && i === 0;
    yield* valueMutations(field.type, item, { ...place, path: [...place.path, i], field, isWhole });
  }
}

function* valueMutations(
  type: ValueType,
  value: Json,
  place: ValuePlace & { readonly field: Field },
): Generator<Mutation> {
  if (place.isWhole) yield* wholeMutations(type, value, place);
  if (value === undefined || value === null || typeof value !== "object") return;
  if (type.is === "message" && !type.message.custom) {
    yield* fieldMutations(type.message, value as JsonObject, place);
  }
  const [first] = Object.keys(value);
  if (type.is !== "map" || first === undefined || !place.isWhole) return;
  for (const candidate of candidatesOf(type.value)) yield mutation(candidate, [...place.path, first]);
}

function* wholeMutations(
  type: ValueType,
  value: Json,
  { path, field }: Place & { readonly field: Field },
): Generator<Mutation> {
  const isAbsentItem = value === undefined && typeof path.at(-1) === "number";
  for (const candidate of candidatesOf(type, field)) {
    if (isAbsentItem) yield mutation({ ...candidate, value: [candidate.value] }, path.slice(0, -1), candidate.name);
    else if (!isSame(candidate.value, value)) yield mutation(candidate, path);
  }
  if (typeof value === "string" && type.is === "scalar") {
    yield mutation({ name: "longer", value: `${value}x`, decodes: true }, path);
  }
}

/** Whether a field is met for the first time; from then on it was tried. */
function isFirst({ path, tried }: Place, how: string): boolean {
  const key = `${withoutIndexes(path)} ${how}`;
  const first = !tried.has(key);
  tried.add(key);
  return first;
}

const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What only servers write, or what tells one object from another. */
const isServers = ([first, second]: Path): boolean =>
  first === "metadata" && (second === "managedFields" || second === "uid" || second === "resourceVersion");

const withoutIndexes = (path: Path): string => path.filter((step) => typeof step !== "number").join(".");

const mutation = ({ name, value, decodes }: Candidate, path: Path, label = name): Mutation => ({
  name: `${pathText(path)}: ${label}`,
  field: withoutIndexes(path),
  edits: [{ path, value }],
  decodes,
});
