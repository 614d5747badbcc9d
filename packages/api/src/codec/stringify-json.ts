import { isIntegerLike, keyOrder, sortedKeys } from "./key-order.ts";

/** In JSON.stringify's text: a key that JavaScript may have moved. */
const integerLikeKey = /[{,]"\d{1,10}":/;
const escapes: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** Writes compact JSON as Go does: bigint as a number, integer-like keys in their place, `<`, `>` and `&` escaped. */
export function stringifyJson(value: unknown): string {
  return escapeHtml(plainJson(value));
}

function plainJson(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? "null";
  } catch {
    return exactJson(value); // a bigint
  }
  return integerLikeKey.test(text) ? exactJson(value) : text;
}

function exactJson(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(exactJson).join(",")}]`;
  const object = value as Readonly<Record<string, unknown>>;
  const members = keysInOrder(object).filter((key) => object[key] !== undefined);
  return `{${members.map((key) => `${JSON.stringify(key)}:${exactJson(object[key])}`).join(",")}}`;
}

function keysInOrder(object: object & { readonly [keyOrder]?: readonly string[] }): readonly string[] {
  const remembered = object[keyOrder];
  if (remembered?.length === Object.keys(object).length) return remembered;
  const keys = Object.keys(object);
  return keys.some(isIntegerLike) ? sortedKeys(object) : keys;
}

function escapeHtml(text: string): string {
  const isPlain =
    !text.includes("<") &&
    !text.includes(">") &&
    !text.includes("&") &&
    !text.includes("\u2028") &&
    !text.includes("\u2029");
  return isPlain ? text : text.replace(/[<>&\u2028\u2029]/g, (char) => escapes[char] as string);
}
