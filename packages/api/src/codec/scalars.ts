import type { Scalar } from "../schema/schema.ts";
import { goValueName, WrongText, WrongType } from "./codec-error.ts";

/** Go's names of the scalar types, as they stand in errors. */
export const goScalars: Readonly<Record<Scalar, string>> = {
  string: "string",
  bool: "bool",
  int32: "int32",
  int64: "int64",
  double: "float64",
  bytes: "[]uint8",
};

/** Zero values as JSON; of bytes, nil. */
export const zeroScalars: Readonly<Record<Scalar, unknown>> = {
  string: "",
  bool: false,
  int32: 0,
  int64: 0,
  double: 0,
  bytes: null,
};

/** Checks a value that is not null, and makes it canonical; a wrong one throws. */
export const normaliseScalar: Readonly<Record<Scalar, (value: unknown) => unknown>> = {
  string: (value) => (typeof value === "string" ? value : wrong(value, "string")),
  bool: (value) => (typeof value === "boolean" ? value : wrong(value, "bool")),
  int32: (value) => (typeof value === "number" && (value | 0) === value ? value + 0 : wrong(value, "int32")),
  int64,
  double: (value) => {
    if (typeof value === "bigint") return Number(value);
    return typeof value === "number" && Number.isFinite(value) ? value : wrong(value, "float64");
  },
  bytes,
};

function int64(value: unknown): number | bigint {
  if (typeof value === "number" && Number.isInteger(value)) {
    if (Number.isSafeInteger(value)) return value + 0;
    return int64(BigInt(value));
  }
  if (typeof value === "bigint" && BigInt.asIntN(64, value) === value) return value;
  return wrong(value, "int64");
}

/** Base64 as Go reads it: line breaks are nothing, padding must be there. */
function bytes(value: unknown): string {
  if (typeof value !== "string") return wrong(value, "[]uint8");
  const text = value.includes("\n") || value.includes("\r") ? value.replace(/[\r\n]/g, "") : value;
  const valid = /^[A-Za-z0-9+/]*={0,2}/.exec(text)?.[0].length ?? 0;
  if (valid < text.length) throw new WrongText(`illegal base64 data at input byte ${valid}`);
  if (text.length % 4 !== 0)
    throw new WrongText(`illegal base64 data at input byte ${text.length - (text.length % 4)}`);
  if (!text.endsWith("=")) return text;
  return Buffer.from(text, "base64").toString("base64"); // the bits after the last byte are zero
}

function wrong(value: unknown, type: string): never {
  throw new WrongType(goValueName(value, type !== "string" && type !== "bool" && type !== "[]uint8"), type);
}
