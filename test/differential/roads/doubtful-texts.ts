import type { Field, Message } from "@kubets/api";
import { randomOf } from "../../dev/random-of.ts";
import { type Edit, edited, type Json, type JsonObject, type Path, pathText } from "../edit.ts";

/** A text of an object in which fields are unknown or stand twice. */
export interface DoubtfulText {
  readonly name: string;
  readonly text: string;
}

const combinations = 10;

/** Each object in `object` with a field that is unknown, and with its first plain field twice; then several, then all at once. */
export function doubtfulTexts(message: Message, object: JsonObject): DoubtfulText[] {
  const marks = [...marksOf(message, object, [])];
  const random = randomOf(marks.length);
  const some = () => Array.from({ length: 3 }, () => marks[Math.floor(random() * marks.length)]!);
  const sets = [...marks.map((mark) => [mark]), ...Array.from({ length: combinations }, some), marks];
  return sets.map((set) => ({ name: set.length > 3 ? "all" : set.map(nameOf).join(" + "), text: textOf(object, set) }));
}

type Mark = Edit;

const again = "stands twice: ";

function* marksOf(message: Message, object: JsonObject, path: Path): Generator<Mark> {
  yield { path: [...path, "thisFieldIsUnknown"], value: 1 };
  const first = firstPlain(object);
  if (first !== undefined) yield { path: [...path, `${again}${first}`], value: object[first] };
  for (const [name, value] of Object.entries(object)) {
    const field = message.byJson.get(name);
    if (field) yield* marksIn(field, value, [...path, name]);
  }
}

function* marksIn({ type, repeated }: Field, value: Json, path: Path): Generator<Mark> {
  if (type.is === "scalar") return;
  const items = repeated ? (value as readonly JsonObject[]) : [value as JsonObject];
  for (const [i, item] of items.entries()) {
    const at = repeated ? [...path, i] : path;
    if (type.is === "message" && !type.message.custom) yield* marksOf(type.message, item, at);
    const first = type.is === "map" ? firstPlain(item) : undefined;
    if (first !== undefined) yield { path: [...at, `${again}${first}`], value: item[first] };
  }
}

const firstPlain = (object: JsonObject): string | undefined =>
  Object.keys(object).find((name) => typeof object[name] !== "object");

const nameOf = ({ path }: Mark): string => pathText(path);

const textOf = (object: JsonObject, marks: readonly Mark[]): string =>
  JSON.stringify(edited(object, marks)).replaceAll(`"${again}`, '"');
