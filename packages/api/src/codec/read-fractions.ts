import type { Field, Message, ValueType } from "../schema/schema.ts";
import { WrittenFraction } from "./codec-error.ts";
import type { WrittenNumber } from "./exact-json.ts";

/**
 * What Go does with numbers that are written with a point or an exponent: an integer field refuses them even when they are
 * whole (`1.0`), a quantity takes their text (`1e3` is another form than `1000`). Puts into `value` what decoding needs to
 * know of them; the rest stays.
 */
export function readFractions(message: Message, value: unknown, numbers: readonly WrittenNumber[]): void {
  for (const { path, text } of numbers) {
    const type = typeAt(message, path);
    const form = type?.is === "message" ? type.message.custom : undefined;
    if (form === "Quantity") put(value, path, text);
    else if (form === "IntOrString" || isInteger(type)) put(value, path, new WrittenFraction(text));
  }
}

const isInteger = (type: ValueType | undefined): boolean =>
  type?.is === "scalar" && (type.scalar === "int32" || type.scalar === "int64");

/** The type of what stands at a path; undefined where the schema ends before. */
function typeAt(message: Message, path: readonly (string | number)[]): ValueType | undefined {
  let at: { readonly type: ValueType; readonly field?: Field } = { type: { is: "message", message } };
  for (const key of path) {
    const { type, field } = at;
    if (typeof key === "number") {
      if (!field?.repeated) return undefined;
      at = { type };
    } else if (type.is === "map") {
      at = { type: type.value };
    } else {
      const inner = type.is === "message" && !type.message.custom ? type.message.byJson.get(key) : undefined;
      if (!inner) return undefined;
      at = { type: inner.type, field: inner };
    }
  }
  return at.type;
}

function put(value: unknown, path: readonly (string | number)[], given: unknown): void {
  const parent = path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], value);
  (parent as Record<string | number, unknown>)[path.at(-1)!] = given;
}
