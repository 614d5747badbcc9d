import { isDns1123Subdomain } from "./dns.ts";
import { byteLength, type Format, fine, noLongerThan, regexSentence } from "./format.ts";

const namePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const wholeName = new RegExp(`^${namePattern}$`);
const wholeValue = new RegExp(`^(${namePattern})?$`);
const maxLength = 63;

const words =
  "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const nameSentence = regexSentence(`must ${words}`, namePattern, ["MyName", "my.name", "123-abc"]);
const keySentence = `${regexSentence(`a valid label key must ${words}`, namePattern, ["MyName", "my.name", "123-abc"])} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
const valueSentence = regexSentence(`a valid label must be an empty string or ${words}`, `(${namePattern})?`, [
  "MyValue",
  "my_value",
  "12345",
]);

/** The key of a label or annotation, a resource, a finalizer: a name, with an optional DNS subdomain and `/` before it. */
export const isQualifiedName: Format = (text) => {
  const slash = text.indexOf("/");
  if (slash < 0) return wholeName.test(text) && text.length <= maxLength ? fine : wrongName(text);
  if (text.indexOf("/", slash + 1) >= 0) return [keySentence];
  const prefix = text.slice(0, slash);
  const wrongPrefix = prefix ? isDns1123Subdomain(prefix).map(inBytes) : ["must be non-empty"];
  const name = text.slice(slash + 1);
  const rest = wholeName.test(name) && name.length <= maxLength ? fine : wrongName(name);
  return wrongPrefix.length ? [...wrongPrefix.map((message) => `prefix part ${message}`), ...rest] : rest;
};

const maxPrefix = 253;
const inBytes = (message: string) => (message === noLongerThan(maxPrefix) ? noLongerThan(maxPrefix, "bytes") : message);

const wrongName: Format = (name) =>
  [
    ...(name === "" ? ["must be non-empty"] : []),
    ...(byteLength(name) > maxLength ? [noLongerThan(maxLength, "bytes")] : []),
    ...(wholeName.test(name) ? [] : [nameSentence]),
  ].map((message) => `name part ${message}`);

export const isLabelValue: Format = (text) => {
  const matches = wholeValue.test(text);
  if (matches && text.length <= maxLength) return fine;
  return [
    ...(byteLength(text) > maxLength ? [noLongerThan(maxLength, "bytes")] : []),
    ...(matches ? [] : [valueSentence]),
  ];
};
