import { DecodeError } from "./codec-error.ts";

/** How a quantity was written, which is how its canonical text is written too: `1500M`, `1500Mi`, `1500e6`. */
export type QuantityFormat = "DecimalSI" | "BinarySI" | "DecimalExponent";

/** An exact amount in billionths. Immutable. */
export interface Quantity {
  readonly nano: bigint;
  readonly format: QuantityFormat;
  readonly held: Held;
  add(other: Quantity): Quantity;
  sub(other: Quantity): Quantity;
  /** Negative, zero or positive. */
  compare(other: Quantity): number;
  /** Whole units as an int64, rounded away from zero; of an amount beyond an int64, what upstream makes of it. */
  value(): bigint;
  /** Thousandths, likewise. */
  asMilli(): bigint;
  /** In thousandths, rounded away from zero, which is as fine as resources are counted. */
  upToMilli(): Quantity;
  /** Canonical text. */
  toString(): string;
}

/**
 * How upstream holds an amount: as an int64 times a power of ten, or as any number of digits. It shows in what upstream
 * makes of amounts that no int64 can hold.
 */
export interface Held {
  readonly as: "int64" | "digits";
  readonly exponent: number;
}

const decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const nanoPerUnit = 1_000_000_000n;
const nanoPerMilli = 1_000_000n;
const largestBinary = (2n ** 63n - 1n) * nanoPerUnit;
/** Far beyond any amount; keeps a text of a few bytes from becoming a number of megabytes. */
const largestExponent = 1000;

const grammar = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
/** Up to three digits have no factor that a suffix could take. */
const plain = /^[1-9]\d{0,2}(?:[numkMGTPE]|[KMGTP]i)?$/;
const badFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const billionths: Held = { as: "digits", exponent: -9 };
const thousandths: Held = { as: "digits", exponent: -3 };
const wholes: Held = { as: "digits", exponent: 0 };

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
  const { format, base, exponent } = readSuffix(suffix);
  // No digits are a zero, where upstream does not look closely.
  if (!whole && !fraction && !isOnFastPath("0", "", { format, exponent })) {
    throw new DecodeError("unable to parse numeric part of quantity");
  }
  const digits = BigInt(whole + fraction || "0");
  const magnitude =
    base === 2
      ? divideUp(digits * nanoPerUnit * 2n ** BigInt(exponent), 10n ** BigInt(fraction.length))
      : shift(digits, exponent + 9 - fraction.length);
  const isCapped = format === "BinarySI" && magnitude > largestBinary;
  const capped = isCapped ? largestBinary : magnitude;
  const isFraction = format === "BinarySI" && capped > 0n && capped < nanoPerUnit;
  const isSmall = isOnFastPath(whole.replace(/^0+/, "") || "0", fraction, { format, exponent });
  return made(sign === "-" ? -capped : capped, {
    format: isFraction ? "DecimalSI" : format,
    held: isSmall
      ? { as: "int64", exponent: base === 2 ? 0 : exponent - fraction.length }
      : isCapped
        ? wholes
        : billionths,
  });
}

/** The canonical text, as the API returns it. */
export const formatQuantity = (quantity: Quantity): string => quantity.toString();

/** Orders quantities, or their texts: negative, zero or positive. */
export function compareQuantity(a: Quantity | string, b: Quantity | string): number {
  const left = typeof a === "string" ? parseQuantity(a) : a;
  return left.compare(typeof b === "string" ? parseQuantity(b) : b);
}

/** A quantity of so many billionths. */
export const quantityOf = (nano: bigint, format: QuantityFormat = "DecimalSI"): Quantity =>
  made(nano, { format, held: billionths });

function made(nano: bigint, { format, held }: Pick<Quantity, "format" | "held">): Quantity {
  const plus = (more: bigint, other: Quantity) =>
    made(nano + more, { format: nano === 0n ? other.format : format, held: heldTogether(held, other.held) });
  return {
    nano,
    format,
    held,
    add: (other) => plus(other.nano, other),
    sub: (other) => plus(-other.nano, other),
    compare: (other) => (nano < other.nano ? -1 : nano > other.nano ? 1 : 0),
    value: () => asInt64({ nano, held }, 0),
    asMilli: () => asInt64({ nano, held }, -3),
    upToMilli: () => {
      const isSmall = held.as === "int64";
      const rounded = awayFromZero(nano, nanoPerMilli) * nanoPerMilli;
      return made(rounded, {
        format,
        held: isSmall ? { ...held, exponent: Math.max(held.exponent, -3) } : thousandths,
      });
    },
    toString: () => canonical(nano, format),
  };
}

const heldTogether = (a: Held, b: Held): Held =>
  a.as === "int64" && b.as === "int64" ? { as: "int64", exponent: Math.min(a.exponent, b.exponent) } : billionths;

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
  if (!isOnFastPath(number, fraction, { format, exponent })) return false;
  if (format === "BinarySI") return Number(digits) % 8 !== 0;
  return (exponent - fraction.length) % 3 === 0 && !digits.endsWith("000") && !digits.startsWith("0");
}

/** Whether upstream reads a number into an int64; others go the long way. */
function isOnFastPath(number: string, fraction: string, { format, exponent }: Pick<Suffix, "format" | "exponent">) {
  if (format !== "BinarySI") return number.length + fraction.length <= 18 && exponent - fraction.length >= -9;
  return fraction === "" && 15 - number.length - Math.trunc((exponent * 3) / 10) - 1 >= 0;
}

interface Suffix {
  readonly format: QuantityFormat;
  readonly base: 2 | 10;
  readonly exponent: number;
}

function readSuffix(suffix: string): Suffix {
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
  // Beyond E there is no suffix, and upstream writes none: 1000E is given back as 1.
  const [rest, times] = factorsOut(nano, 1000n, Number.POSITIVE_INFINITY);
  return `${rest}${decimalSuffixes[times] ?? ""}`;
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

const largestInt64 = 2n ** 63n - 1n;
const asWrapped = (number: bigint): bigint => BigInt.asIntN(64, number);
/** The powers of ten by which upstream multiplies at once, and wraps around; by others step by step, and gives up. */
const multipliedAtOnce = new Set([1, 2, 3, 6, 9]);

/** An amount in units of a power of ten. One that does not fit into an int64 is what upstream makes of it. */
function asInt64({ nano, held }: Pick<Quantity, "nano" | "held">, exponent: number): bigint {
  const kept = held.exponent >= -9 ? nano / powerOfTen(held.exponent + 9) : nano;
  const places = exponent - held.exponent;
  const power = powerOfTen(Math.abs(places));
  if (held.as === "int64") {
    if (places > 0) return awayFromZero(kept, power);
    const result = kept * power;
    const fits = result <= largestInt64 && result >= -largestInt64;
    return fits ? result : multipliedAtOnce.has(-places) ? asWrapped(result) : 0n;
  }
  if (places <= 0) return asWrapped(kept * power);
  if (kept >= largestInt64) return asWrapped(divideUp(kept, power));
  const low = asWrapped(kept);
  return low / power + (low % power === 0n ? 0n : 1n);
}

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);
