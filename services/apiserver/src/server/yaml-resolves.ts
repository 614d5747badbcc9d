/** Words that YAML 1.1 reads as booleans, nulls, numbers that are none, or a merge. */
const words: ReadonlySet<string> = new Set([
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"],
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"],
  ...["", "~", "null", "Null", "NULL"],
  ...[".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"],
]);

const integer = /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** Other readers take `12:30` for 750. */
const sexagesimal = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
const date =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d))|(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?))?$/;

/** Whether a text that stood without quotes would be read as something else than a text. */
export function resolvesToOther(text: string): boolean {
  if (words.has(text)) return true;
  if (!/^[-+.\d]/.test(text)) return false;
  if (sexagesimal.test(text) || isTimestamp(text)) return true;
  // A leading dot is for decimal numbers only, in which nothing may be grouped.
  if (text.startsWith(".")) return float.test(text) && Number.isFinite(Number(text));
  const plain = text.replaceAll("_", "");
  return isInteger(plain) || (float.test(plain) && Number.isFinite(Number(plain)));
}

/** Of 64 bits, with or without a sign. */
function isInteger(text: string): boolean {
  if (!integer.test(text)) return false;
  const negative = text.startsWith("-");
  const digits = text.replace(/^[-+]/, "").replace(/^0([0-7]+)$/, "0o$1");
  const value = BigInt(digits);
  if (negative) return value <= 2n ** 63n;
  // Only what has no sign may fill all of them.
  return value < (text.startsWith("+") ? 2n ** 63n : 2n ** 64n);
}

function isTimestamp(text: string): boolean {
  const match = date.exec(text);
  if (!match) return false;
  const [year, month, day, ...clock] = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  const [hours, minutes, seconds] = match[4] === undefined ? clock.slice(3) : clock;
  const isDay = month! >= 1 && month! <= 12 && day! >= 1 && day! <= new Date(Date.UTC(year!, month!, 0)).getUTCDate();
  return isDay && hours! < 24 && minutes! < 60 && seconds! < 60;
}
