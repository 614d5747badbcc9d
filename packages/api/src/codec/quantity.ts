import { DecodeError } from "./codec-error.ts";

/** How a quantity was written, which is how its canonical text is written too: `1500M`, `1500Mi`, `1500e6`. */
export type QuantityFormat = "DecimalSI" | "BinarySI" | "DecimalExponent";

/** An exact amount in billionths. Immutable. */
export interface Quantity {
  readonly nano: bigint;
  readonly format: QuantityFormat;
  add(other: Quantity): Quantity;
  sub(other: Quantity): Quantity;
  /** Negative, zero or positive. */
  compare(other: Quantity): number;
  /** Whole units, rounded away from zero. */
  value(): bigint;
  /** Thousandths, rounded away from zero. */
  asMilli(): bigint;
  /** Canonical text. */
  toString(): string;
}

const decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const nanoPerUnit = 1_000_000_000n;
const largestBinary = (2n ** 63n - 1n) * nanoPerUnit;
/** Far beyond any amount; keeps a text of a few bytes from becoming a number of megabytes. */
const largestExponent = 1000;

const grammar = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
/** Up to three digits have no factor that a suffix could take. */
const plain = /^[1-9]\d{0,2}(?:[numkMGTPE]|[KMGTP]i)?$/;
const badFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/** Quantities by their texts: a cluster has few different ones, and each object's are read several times. */
const remembered = new Map<string, Quantity>();
const mostRemembered = 1000;
const longestRemembered = 20;

/** Reads a quantity such as `100m`, `1.5Gi`, `12e6`; finer than a billionth is rounded up. Throws DecodeError. */
export function parseQuantity(text: string): Quantity {
  const known = remembered.get(text);
  if (known) return known;
  const quantity = readQuantity(text);
  if (remembered.size >= mostRemembered) remembered.clear();
  if (text.length <= longestRemembered) remembered.set(text, quantity);
  return quantity;
}

function readQuantity(text: string): Quantity {
  const parts = text === "" ? null : grammar.exec(text);
  if (!parts) throw new DecodeError(badFormat);
  const [, sign = "", whole = "", fraction = "", suffix = ""] = parts;
  if (whole === "" && fraction === "") {
    throw new DecodeError(sign === text ? badFormat : "unable to parse numeric part of quantity");
  }
  const { format, base, exponent } = readSuffix(suffix);
  const digits = BigInt(whole + fraction);
  const magnitude =
    base === 2
      ? divideUp(digits * nanoPerUnit * 2n ** BigInt(exponent), 10n ** BigInt(fraction.length))
      : shift(digits, exponent + 9 - fraction.length);
  const capped = format === "BinarySI" && magnitude > largestBinary ? largestBinary : magnitude;
  const isFraction = format === "BinarySI" && capped > 0n && capped < nanoPerUnit;
  return quantityOf(sign === "-" ? -capped : capped, isFraction ? "DecimalSI" : format);
}

/** The canonical text, as the API returns it. */
export const formatQuantity = (quantity: Quantity): string => quantity.toString();

/** Orders quantities, or their texts: negative, zero or positive. */
export function compareQuantity(a: Quantity | string, b: Quantity | string): number {
  const left = typeof a === "string" ? parseQuantity(a) : a;
  return left.compare(typeof b === "string" ? parseQuantity(b) : b);
}

/** A quantity of so many billionths. */
export function quantityOf(nano: bigint, format: QuantityFormat = "DecimalSI"): Quantity {
  return {
    nano,
    format,
    add: (other) => quantityOf(nano + other.nano, nano === 0n ? other.format : format),
    sub: (other) => quantityOf(nano - other.nano, nano === 0n ? other.format : format),
    compare: (other) => (nano < other.nano ? -1 : nano > other.nano ? 1 : 0),
    value: () => awayFromZero(nano, nanoPerUnit),
    asMilli: () => awayFromZero(nano, 1_000_000n),
    toString: () => canonical(nano, format),
  };
}

/**
 * The text the API gives back for a text that it was given. Mostly the canonical form; upstream keeps the text as it was
 * written where it takes it for canonical already, which a few others are too (`+1`, `1E3`), and so clients may compare.
 */
export function canonicalQuantity(text: string): string {
  if (plain.test(text)) return text;
  return isKept(text) ? text : parseQuantity(text).toString();
}

/** The rule by which upstream keeps a text: few enough digits for its fast path, no factor that a suffix could take. */
function isKept(text: string): boolean {
  const parts = grammar.exec(text);
  if (!parts || text === "") return false;
  const [, , whole = "", fraction = "", suffix = ""] = parts;
  const number = whole.replace(/^0+/, "") || "0";
  const digits = number + fraction;
  const { format, exponent } = readSuffix(suffix);
  if (format === "BinarySI") {
    const room = 15 - number.length - Math.trunc((exponent * 3) / 10) - 1;
    return fraction === "" && room >= 0 && Number(digits) % 8 !== 0;
  }
  const scale = exponent - fraction.length;
  return digits.length <= 18 && scale >= -9 && scale % 3 === 0 && !digits.endsWith("000") && !digits.startsWith("0");
}

function readSuffix(suffix: string): { format: QuantityFormat; base: 2 | 10; exponent: number } {
  const decimal = decimalSuffixes.indexOf(suffix);
  if (decimal >= 0) return { format: "DecimalSI", base: 10, exponent: decimal * 3 - 9 };
  const binary = binarySuffixes.indexOf(suffix);
  if (binary > 0) return { format: "BinarySI", base: 2, exponent: binary * 10 };
  const exponent = /^[eE][-+]?\d+$/.test(suffix) ? Number(suffix.slice(1)) : Number.NaN;
  if (!(Math.abs(exponent) <= largestExponent)) throw new DecodeError("unable to parse quantity's suffix");
  return { format: "DecimalExponent", base: 10, exponent };
}

function canonical(nano: bigint, format: QuantityFormat): string {
  if (nano === 0n) return "0";
  const isWhole = nano % nanoPerUnit === 0n;
  const units = nano / nanoPerUnit;
  if (format === "BinarySI" && isWhole && (units <= -1024n || units >= 1024n)) {
    const [rest, times] = factorsOut(units, 1024n, binarySuffixes.length - 1);
    return `${rest}${binarySuffixes[times]}`;
  }
  if (format === "DecimalExponent") {
    const [rest, times] = factorsOut(nano, 1000n, Number.POSITIVE_INFINITY);
    return times === 3 ? `${rest}` : `${rest}e${times * 3 - 9}`;
  }
  const [rest, times] = factorsOut(nano, 1000n, decimalSuffixes.length - 1);
  return `${rest}${decimalSuffixes[times]}`;
}

/** Divides as often as nothing is left over, at most so many times: what remains, and how often. */
function factorsOut(number: bigint, factor: bigint, most: number): [bigint, number] {
  let rest = number;
  let times = 0;
  while (times < most && rest % factor === 0n) {
    rest /= factor;
    times++;
  }
  return [rest, times];
}

const shift = (digits: bigint, places: number): bigint =>
  places >= 0 ? digits * 10n ** BigInt(places) : divideUp(digits, 10n ** BigInt(-places));

const divideUp = (number: bigint, by: bigint): bigint => (number + by - 1n) / by;

const awayFromZero = (number: bigint, by: bigint): bigint =>
  number < 0n ? -divideUp(-number, by) : divideUp(number, by);
