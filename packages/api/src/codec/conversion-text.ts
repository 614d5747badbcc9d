import { type DecodeError, WrongForm, WrongType } from "./codec-error.ts";

/** What Go's reflection calls the kinds of JSON's values. */
const goKinds: Readonly<Record<string, string>> = { array: "slice", object: "map", bool: "bool", string: "string" };

/**
 * A decoding error in the words of upstream's other way from JSON to an object, which applied configurations and
 * strategic merge patches take: it says less, and not where.
 */
export function conversionText(error: DecodeError): string {
  const { message } = error;
  if (message.startsWith("illegal base64")) return `error decoding from json: ${message}`;
  if (!(error instanceof WrongType)) return message;
  if (error instanceof WrongForm) return error.bare;
  const { given, wanted } = error;
  const kind = goKinds[given];
  if (wanted.startsWith("[]")) return `cannot restore slice from ${kind ?? "int64"}`;
  if (wanted.startsWith("map[")) return `cannot restore map from ${kind ?? "int64"}`;
  if (wanted.includes(".")) return `cannot restore struct from: ${kind ?? "int64"}`;
  if (kind) return `unrecognized type: ${wanted}`;
  // Go makes a text of an integer; of a number with a point it would have to be told how.
  if (wanted === "string") return `cannot convert int64 to ${error.named}`;
  return wanted === "bool" ? "unrecognized type: bool" : `cannot convert float64 to ${wanted}`;
}
