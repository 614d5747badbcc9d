import { DecodeError } from "./codec-error.ts";

/** The zero time of Go, which is written as null. */
export const zeroTime = "0001-01-01T00:00:00Z";

/** `2006-01-02T15:04:05Z`: a meta/v1 Time. */
export const formatTime = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** `2006-01-02T15:04:05.000000Z`: a meta/v1 MicroTime. */
export const formatMicroTime = (date: Date): string => `${date.toISOString().slice(0, 23)}000Z`;

const canonical = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const canonicalMicro = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;

/** Reads an RFC 3339 time: its canonical text, whole seconds in UTC. Throws DecodeError with Go's wording. */
export function canonicalTime(text: string): string {
  if (canonical.test(text)) return text;
  const { seconds } = parseTime(text, "");
  return textOf(seconds, "");
}

/** Reads an RFC 3339 time with six decimals: its canonical text in UTC. Throws DecodeError with Go's wording. */
export function canonicalMicroTime(text: string): string {
  if (canonicalMicro.test(text)) return text;
  const { seconds, fraction } = parseTime(text, ".000000");
  return textOf(seconds, fraction);
}

/** Seconds since 1970 of a canonical time. */
export function unixSeconds(text: string): number {
  const number = (start: number, end: number) => Number(text.slice(start, end));
  const year = number(0, 4);
  if (year >= 100) {
    return Date.UTC(year, number(5, 7) - 1, number(8, 10), number(11, 13), number(14, 16), number(17, 19)) / 1000;
  }
  return Date.parse(`${text.slice(0, 19)}Z`) / 1000;
}

/** The canonical time of so many seconds since 1970; `fraction` goes before the Z. */
export function textOf(seconds: number, fraction: string): string {
  const date = new Date(seconds * 1000);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new DecodeError("Time.MarshalJSON: year outside of range [0,9999]");
  return `${date.toISOString().slice(0, 19)}${fraction}Z`;
}

interface ParsedTime {
  readonly seconds: number;
  /** With its point, or empty. */
  readonly fraction: string;
}

const elements: readonly { layout: string; form: RegExp; range?: readonly [number, number, string] }[] = [
  { layout: "2006", form: /^\d{4}/ },
  { layout: "-", form: /^-/ },
  { layout: "01", form: /^\d\d/, range: [1, 12, "month"] },
  { layout: "-", form: /^-/ },
  { layout: "02", form: /^\d\d/, range: [1, 31, "day"] },
  { layout: "T", form: /^T/ },
  { layout: "15", form: /^\d\d/, range: [0, 23, "hour"] },
  { layout: ":", form: /^:/ },
  { layout: "04", form: /^\d\d/, range: [0, 59, "minute"] },
  { layout: ":", form: /^:/ },
  { layout: "05", form: /^\d\d/, range: [0, 59, "second"] },
];

function parseTime(text: string, fractionLayout: string): ParsedTime {
  const layout = `2006-01-02T15:04:05${fractionLayout}Z07:00`;
  const failed = (why: string) => new DecodeError(`parsing time ${JSON.stringify(text)}${why}`);
  const cannot = (rest: string, as: string) =>
    failed(` as "${layout}": cannot parse ${JSON.stringify(rest)} as "${as}"`);
  let rest = text;
  const take = (form: RegExp, as: string): string => {
    const found = form.exec(rest)?.[0];
    if (found === undefined) throw cannot(rest, as);
    rest = rest.slice(found.length);
    return found;
  };
  const parts: number[] = [];
  for (const { layout: as, form, range } of elements) {
    const part = Number(take(form, as));
    if (range && (part < range[0] || part > range[1])) throw failed(`: ${range[2]} out of range`);
    if (!Number.isNaN(part)) parts.push(part);
  }
  const fraction = fractionLayout ? take(/^\.\d{6}/, fractionLayout) : (/^[.,]\d+/.exec(rest)?.[0] ?? "");
  if (!fractionLayout) rest = rest.slice(fraction.length);
  const zone = take(/^(?:Z|[+-]\d\d:\d\d)/, "Z07:00");
  if (rest) throw failed(`: extra text: ${JSON.stringify(rest)}`);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1) throw failed(": day out of range");
  date.setUTCHours(hour, minute, second);
  return { seconds: date.getTime() / 1000 - offsetSeconds(zone), fraction };
}

function offsetSeconds(zone: string): number {
  if (zone === "Z") return 0;
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60;
  return zone.startsWith("-") ? -seconds : seconds;
}
