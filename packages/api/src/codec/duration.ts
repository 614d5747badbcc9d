import { DecodeError } from "./codec-error.ts";

const unitNanos: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const largest = 2n ** 63n;

/** Reads a Go duration such as `1h2m3.5s`: nanoseconds. Throws DecodeError with Go's wording. */
export function parseDuration(text: string): bigint {
  const invalid = () => new DecodeError(`time: invalid duration ${JSON.stringify(text)}`);
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  let rest = text.slice(sign.length);
  if (rest === "0") return 0n;
  if (rest === "") throw invalid();
  let nanos = 0n;
  while (rest) {
    const [whole, integer = "", fraction = "", unit = ""] = /^(\d*)(?:\.(\d*))?([^\d.]*)/.exec(rest) ?? [""];
    if (!integer && !fraction) throw invalid();
    if (!unit) throw new DecodeError(`time: missing unit in duration ${JSON.stringify(text)}`);
    const scale = Object.hasOwn(unitNanos, unit) ? unitNanos[unit] : undefined;
    if (scale === undefined) {
      throw new DecodeError(`time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`);
    }
    const digits = fraction.slice(0, 18);
    nanos += BigInt(integer || "0") * scale + (BigInt(digits || "0") * scale) / 10n ** BigInt(digits.length);
    if (nanos > largest || (nanos === largest && sign !== "-")) throw invalid();
    rest = rest.slice(whole.length);
  }
  return sign === "-" ? -nanos : nanos;
}

/** Nanoseconds as Go writes a duration: `1h2m3.5s`, `250ms`, `0s`. */
export function formatDuration(nanos: bigint): string {
  if (nanos === 0n) return "0s";
  const sign = nanos < 0n ? "-" : "";
  const size = nanos < 0n ? -nanos : nanos;
  if (size < 1000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}µs`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 6)}ms`;
  const hours = size / 3_600_000_000_000n;
  const minutes = (size / 60_000_000_000n) % 60n;
  const seconds = `${decimal(size % 60_000_000_000n, 9)}s`;
  if (hours > 0n) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`;
}

/** A number with its point moved, without trailing zeros. */
function decimal(number: bigint, places: number): string {
  const digits = number.toString().padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return digits.slice(0, -places) + (fraction && `.${fraction}`);
}
