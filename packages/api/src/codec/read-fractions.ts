import type { Field, Message, ValueType } from "../schema/schema.ts";
import { WrongForm, WrongType } from "./codec-error.ts";
import { goStructName } from "./custom-forms.ts";
import type { WrittenNumber } from "./exact-json.ts";

/**
 * What Go does with numbers that are written with a point or an exponent: an integer field refuses them even when they are
 * whole (`1.0`), a quantity takes their text (`1e3` is another form than `1000`). Puts texts into `value`; the rest stays.
 */
export function readFractions(message: Message, value: unknown, numbers: readonly WrittenNumber[]): void {
  for (const { path, text } of numbers) {
    const steps = stepsTo(message, path);
    const last = steps.at(-1);
    if (!last) continue;
    const { type } = last;
    if (type.is === "scalar" && (type.scalar === "int32" || type.scalar === "int64")) {
      throw placed(new WrongType(`number ${text}`, type.scalar), steps);
    }
    const form = type.is === "message" ? type.message.custom : undefined;
    if (form === "IntOrString") throw placed(new WrongForm(`number ${text}`, "int32"), steps);
    if (form === "Quantity") put(value, path, text);
  }
}

/** A field on the way to a value, or what a list or map in it holds. */
interface Step {
  readonly type: ValueType;
  /** The struct and the name of the field in it; undefined for items. */
  readonly struct?: Message;
  readonly name?: string;
}

/** The fields that a path leads through; none where the schema ends before the path. */
function stepsTo(message: Message, path: readonly (string | number)[]): Step[] {
  const steps: Step[] = [];
  let at: { readonly type: ValueType; readonly field?: Field } = { type: { is: "message", message } };
  for (const key of path) {
    const { type, field } = at;
    if (typeof key === "number") {
      if (!field?.repeated) return [];
      at = { type };
    } else if (type.is === "map") {
      at = { type: type.value };
    } else {
      const inner = type.is === "message" && !type.message.custom ? type.message.byJson.get(key) : undefined;
      if (!inner) return [];
      at = { type: inner.type, field: inner };
      steps.push({ type: inner.type, struct: (type as { message: Message }).message, name: key });
      continue;
    }
    steps.push({ type: at.type });
  }
  return steps;
}

function placed(error: WrongType, steps: readonly Step[]): WrongType {
  for (const { struct, name } of steps.toReversed()) {
    if (struct && name) error.within(goStructName(struct), embeddedName(struct, name), (form) => form);
  }
  return error;
}

/** The name of a field with the structs that Go has embedded it with: `VolumeSource.nfs`. */
function embeddedName(message: Message, name: string): string {
  for (const { inline, type } of message.fields) {
    if (!inline || type.is !== "message" || !type.message.byJson.has(name)) continue;
    return `${goStructName(type.message)}.${embeddedName(type.message, name)}`;
  }
  return name;
}

function put(value: unknown, path: readonly (string | number)[], text: string): void {
  const parent = path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], value);
  (parent as Record<string | number, unknown>)[path.at(-1)!] = text;
}
