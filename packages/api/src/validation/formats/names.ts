import { byteLength, type Format, fine, noLongerThan, regexSentence } from "./format.ts";

const configKey = /^[-._a-zA-Z0-9]+$/;
const configKeySentence = regexSentence(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  "[-._a-zA-Z0-9]+",
  ["key.name", "KEY_NAME", "key-name"],
);

/** A key of a ConfigMap or Secret: the name of the file it is mounted as. */
export const isConfigMapKey: Format = (key) => {
  const wrong = [
    ...(byteLength(key) > 253 ? [noLongerThan(253)] : []),
    ...(configKey.test(key) ? [] : [configKeySentence]),
  ];
  return [...wrong, ...noParentFolder(key)];
};

const noParentFolder = (key: string): readonly string[] => {
  if (key === ".") return ["must not be '.'"];
  if (key === "..") return ["must not be '..'"];
  return key.startsWith("..") ? ["must not start with '..'"] : fine;
};

const printable = /^[ -<>-~]+$/;

/** Names of environment variables: anything printable but `=`. */
export const isEnvironmentVariable: Format = (name) =>
  printable.test(name)
    ? fine
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];

const cIdentifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
export const isCIdentifier: Format = (name) =>
  cIdentifier.test(name)
    ? fine
    : [
        regexSentence(
          "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
          "[A-Za-z_][A-Za-z0-9_]*",
          ["my_name", "MY_NAME", "MyName"],
        ),
      ];

const headerName = /^[-A-Za-z0-9]+$/;
export const isHttpHeaderName: Format = (name) =>
  headerName.test(name)
    ? fine
    : [
        regexSentence("a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", [
          "X-Header-Name",
        ]),
      ];

const portCharacters = /^[-a-z0-9]+$/;
const hasLetter = /[a-z]/;

/** RFC 6335 service name: of a container port, and where a port is referred to by name. */
export const isPortName: Format = (name) => [
  ...(name.length > 15 ? [noLongerThan(15)] : []),
  ...(portCharacters.test(name) ? [] : ["must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"]),
  ...(hasLetter.test(name) ? [] : ["must contain at least one letter (a-z)"]),
  ...(name.includes("--") ? ["must not contain consecutive hyphens"] : []),
  ...(name.startsWith("-") || name.endsWith("-") ? ["must not begin or end with a hyphen"] : []),
];

export const isPortNumber = (port: number): readonly string[] =>
  Number.isInteger(port) && port >= 1 && port <= 65535 ? fine : ["must be between 1 and 65535, inclusive"];

const percent = /^[0-9]+%$/;
export const isPercent: Format = (text) =>
  percent.test(text)
    ? fine
    : [
        regexSentence("a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", [
          "1%",
          "93%",
        ]),
      ];

/** What may stand alone between two slashes of a URL. */
export const isPathSegment: Format = (name) => {
  if (name === "." || name === "..") return [`may not be '${name}'`];
  return ["/", "%"]
    .filter((character) => name.includes(character))
    .map((character) => `may not contain '${character}'`);
};
