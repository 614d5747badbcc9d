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

/** Every mutation of an object that the schema suggests: each field absent, empty, of a wrong type, of odd values. */
export function mutationsOf(message: Message, object: JsonObject, skip: Skip): Mutation[] {
  return [...fieldMutations(message, object, { path: [], skip })];
}

interface Place {
  readonly path: Path;
  readonly skip: Skip;
}

function* fieldMutations(message: Message, object: JsonObject, place: Place): Generator<Mutation> {
  const at = (name: string): Place => ({ ...place, path: [...place.path, name] });
  yield mutation({ name: "thisFieldIsUnknown", value: 1, decodes: true }, at("thisFieldIsUnknown").path);
  for (const [name, field] of message.byJson) {
    if (field.inline) continue;
    const inner = at(name);
    if (place.skip.has(withoutIndexes(inner.path)) || isServers(inner.path)) continue;
    const value = object[name];
    if (value !== undefined) yield mutation({ name: "absent", value: undefined, decodes: true }, inner.path);
    if (field.repeated) yield* listMutations(field, (value as readonly Json[]) ?? [], inner);
    else yield* valueMutations(field.type, value, { ...inner, field });
  }
}

function* listMutations(field: Field, list: readonly Json[], place: Place): Generator<Mutation> {
  for (const candidate of listCandidates(list)) yield mutation(candidate, place.path);
  // An absent list is tried with one item of each kind.
  const items = list.length ? list : [undefined];
  for (const [i, item] of items.entries()) {
    yield* valueMutations(field.type, item, { ...place, path: [...place.path, i], field });
  }
}

function* valueMutations(type: ValueType, value: Json, place: Place & { readonly field: Field }): Generator<Mutation> {
  const { path, skip, field } = place;
  const isAbsentItem = value === undefined && typeof path.at(-1) === "number";
  for (const candidate of candidatesOf(type, field)) {
    if (isAbsentItem) yield mutation({ ...candidate, value: [candidate.value] }, path.slice(0, -1), candidate.name);
    else if (!isSame(candidate.value, value)) yield mutation(candidate, path);
  }
  if (typeof value === "string" && type.is === "scalar") {
    yield mutation({ name: "longer", value: `${value}x`, decodes: true }, path);
  }
  if (value === undefined || value === null || typeof value !== "object") return;
  if (type.is === "message" && !type.message.custom) {
    yield* fieldMutations(type.message, value as JsonObject, { path, skip });
  }
  if (type.is === "map") {
    const [first] = Object.keys(value);
    if (first === undefined) return;
    for (const candidate of candidatesOf(type.value)) yield mutation(candidate, [...path, first]);
  }
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
