import { isIP } from "node:net";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";

type Check = (text: string) => boolean;

const pattern =
  (expression: RegExp): Check =>
  (text) =>
    expression.test(text);
const uuid = (third: string, fourth: string): Check =>
  pattern(new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${third}[0-9a-f]{3}-?${fourth}[0-9a-f]{3}-?[0-9a-f]{12}$`, "i"));

const hostnamePattern =
  /^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9\-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$/u;
const hostname: Check = (text) =>
  text.length <= 255 && text.split(".").every((label) => label.length <= 63) && hostnamePattern.test(text);

/** Leading zeros were once allowed, and still are. */
const withoutZeros = (address: string): string => address.replace(/(^|[.:])0+(?=\d)/g, "$1");
const ipv4: Check = (text) => text.includes(".") && isIP(withoutZeros(text)) > 0;
const cidr: Check = (text) => {
  const [, address = "", bits = ""] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(withoutZeros(address));
  return family > 0 && Number(bits) <= (family === 4 ? 32 : 128);
};

const dateTime: Check = (text) => {
  const [date = "", time = "", more] = text.toLowerCase().split("t");
  const found = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$/.exec(time);
  if (!found || more !== undefined || !isDate(date)) return false;
  return found[1]! <= "23" && found[2]! <= "59" && found[3]! <= "59";
};

const isDate: Check = (text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

const goDuration = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const spokenUnit = /\d+\s*([A-Za-zµ]+)/g;
const exactUnits = new Set("ns us µs ms s m h hr d w wk nano micro milli sec min hour day week".split(" "));
const startsOfUnits = ["nano", "micro", "milli", "sec", "min", "hour", "day", "week"];
const duration: Check = (text) =>
  goDuration.test(text) ||
  [...text.matchAll(spokenUnit)].some(([, unit]) => {
    const name = unit!.toLowerCase();
    return exactUnits.has(name) || startsOfUnits.some((start) => name.startsWith(start));
  });

const digits = (text: string): string => text.replace(/[\s-]+/g, "");
const isbn10: Check = (text) => {
  const number = digits(text);
  if (!/^(?:[0-9]{9}X|[0-9]{10})$/.test(number)) return false;
  const sum = [...number].reduce((total, digit, i) => total + (i + 1) * (digit === "X" ? 10 : Number(digit)), 0);
  return sum % 11 === 0;
};
const isbn13: Check = (text) => {
  const number = digits(text);
  if (!/^[0-9]{13}$/.test(number)) return false;
  return [...number].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0) % 10 === 0;
};

const cards =
  /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|(222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11}|6[27][0-9]{14})$/;
const creditCard: Check = (text) => {
  const number = text.replace(/[^0-9]+/g, "");
  const doubled = [...number].toReversed().map((digit, i) => Number(digit) * (i % 2 ? 2 : 1));
  return cards.test(number) && doubled.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
};

const address = /^[a-z][a-z0-9+.-]*:[^\s]+$/i;
const email = /^(?:[^<>]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;
const channel = "(0|1\\d?\\d?|2[0-4]?\\d?|25[0-5]?|[3-9]\\d?)";

/** By their names without dashes. Source: kube-openapi, pkg/validation/strfmt. */
const checks: ReadonlyMap<string, Check> = new Map([
  ["bsonobjectid", pattern(/^[0-9a-fA-F]{24}$/)],
  ["uri", (text) => text.startsWith("/") || address.test(text)],
  ["email", pattern(email)],
  ["hostname", hostname],
  ["ipv4", ipv4],
  ["ipv6", (text) => isIP(text) === 6],
  ["cidr", cidr],
  [
    "mac",
    pattern(
      /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}(?:[0-9a-f]{2}\1){0,14}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2,9}[0-9a-f]{4}$/i,
    ),
  ],
  ["uuid", uuid("[0-9a-f]", "[0-9a-f]")],
  ["uuid3", uuid("3", "[0-9a-f]")],
  ["uuid4", uuid("4", "[89ab]")],
  ["uuid5", uuid("5", "[89ab]")],
  ["isbn", (text) => isbn10(text) || isbn13(text)],
  ["isbn10", isbn10],
  ["isbn13", isbn13],
  ["creditcard", creditCard],
  ["ssn", pattern(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/)],
  ["hexcolor", pattern(/^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/)],
  ["rgbcolor", pattern(new RegExp(`^rgb\\(\\s*${channel}\\s*,\\s*${channel}\\s*,\\s*${channel}\\s*\\)$`))],
  ["byte", (text) => text === "" || base64.test(text)],
  ["password", () => true],
  ["date", isDate],
  ["duration", duration],
  ["datetime", dateTime],
  ["k8sshortname", (text) => !isDns1123Label(text).length],
  ["k8slongname", (text) => !isDns1123Subdomain(text).length],
]);

const normal = (format: string): string => format.replaceAll("-", "");

/** Whether texts of this format are looked at; dashes in its name count for nothing. */
export const isStringFormat = (format: string): boolean => checks.has(normal(format));

export const hasStringFormat = (format: string, text: string): boolean => checks.get(normal(format))?.(text) ?? true;
