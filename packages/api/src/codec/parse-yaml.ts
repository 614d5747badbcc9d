import { type Document, LineCounter, parseAllDocuments, type ScalarTag, type Tags, visit } from "yaml";
import { goSyntax } from "../patch/go-text.ts";
import { DecodeError } from "./codec-error.ts";
import { guarded } from "./guarded.ts";
import { jsonInYaml } from "./json-in-yaml.ts";
import { compareUtf8, setKey } from "./key-order.ts";
import { duplicateKeys } from "./yaml-duplicate-keys.ts";
import { yamlProblem } from "./yaml-problem.ts";

export interface YamlOptions {
  /** Told once of all keys that a map has twice, in go-yaml's wording; the last one counts. */
  readonly duplicate?: (problem: string) => void;
}

/** Times an anchor may be used, nested uses multiplied: far beyond any manifest, far below what a bomb needs. */
const mostAliases = 10_000;

/** YAML has no place for these, however they are quoted; go-yaml looks for them before all else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacters = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * Reads the documents of a YAML stream as JSON values, as go-yaml does: YAML 1.1 numbers (`0644` is 420) and booleans
 * (`yes`, `on`), dates and base-60 numbers as strings, keys as strings and in order, integers outside ±2^53 as bigint.
 * Throws DecodeError.
 */
export function parseYaml(text: string, options: YamlOptions = {}): unknown[] {
  if (controlCharacters.test(text)) throw new DecodeError("yaml: control characters are not allowed");
  const json = jsonInYaml(text);
  if (json) return [json];
  const lines = new LineCounter();
  const documents = guarded(() =>
    parseAllDocuments(text, {
      version: "1.1",
      customTags: goTags,
      uniqueKeys: false,
      intAsBigInt: true,
      merge: true,
      logLevel: "silent",
      lineCounter: lines,
      prettyErrors: false,
    }),
  );
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => {
    const [error] = document.errors;
    if (error) throw new DecodeError(`yaml: ${yamlProblem(error, text)}`);
    const problems = options.duplicate ? duplicateKeys(document, lines) : [];
    if (problems.length) options.duplicate?.(`yaml: unmarshal errors:\n${problems.join("\n")}`);
    if (/[^\n]$/.test(text)) endWithoutLineBreak(document, text);
    return guarded(() => plain(contentOf(document)));
  });
}

/** A block of text that ends with the stream, without a line break, has none at its end; the parser adds one. */
function endWithoutLineBreak(document: Document, text: string): void {
  visit(document, {
    Scalar(_, scalar) {
      if (!scalar.type?.startsWith("BLOCK_") || typeof scalar.value !== "string" || !scalar.range) return;
      const lastLine = text.slice(text.lastIndexOf("\n") + 1);
      if (scalar.range[1] >= text.length && lastLine.trim()) scalar.value = scalar.value.replace(/\n$/, "");
    },
  });
}

const floatTag = "tag:yaml.org,2002:float";

/** YAML 1.1's tags without what go-yaml leaves as text: dates and numbers to base 60. */
const goTags = (tags: Tags): Tags => [
  ...tags.filter((tag) => {
    const { tag: name, format } = tag as { tag?: string; format?: string };
    const isPlainFloat = name === floatTag && !isNotFinite(tag as ScalarTag);
    return format !== "TIME" && name !== "tag:yaml.org,2002:timestamp" && !isPlainFloat;
  }),
  prefixed,
  float,
];

/** The tag of `.inf` and `.nan`, which has floats of its own. */
const isNotFinite = ({ test }: ScalarTag): boolean => test?.test(".inf") ?? false;

/** YAML 1.2's `0o644`, and prefixes in upper case, which go-yaml reads too. */
const prefixed: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?(?:0o[0-7_]+|0X[0-9a-fA-F_]+|0B[01_]+|0O[0-7_]+)$/,
  resolve: (text) => {
    const amount = BigInt(text.replace(/^[-+]/, "").replaceAll("_", "").toLowerCase());
    return text.startsWith("-") ? -amount : amount;
  },
};

/** Go's floats: a digit is needed, so that `.` and `._` are text, and so is what no float can hold. */
const float: ScalarTag = {
  tag: floatTag,
  default: true,
  test: /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9_]+)?$/,
  resolve: (text) => {
    const number = Number.parseFloat(text.replaceAll("_", ""));
    return Number.isFinite(number) ? number : text;
  },
};
const largestInteger = 2n ** 64n;

function contentOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases, mapAsMap: true });
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("Merge sources"))
      throw new DecodeError("yaml: map merge requires map or sequence of maps as the value");
    if (!(error instanceof ReferenceError)) throw error;
    if (error.message.startsWith("Excessive")) throw new DecodeError("yaml: document contains excessive aliasing");
    throw new DecodeError(`yaml: unknown anchor '${error.message.split(": ").at(-1)}' referenced`);
  }
}

/** The value as JSON has it: small integers as numbers, binary as text. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") {
    const isTooLarge = value >= largestInteger || value < -largestInteger / 2n;
    return isTooLarge || Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    const text = Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    throw new DecodeError(`json: unsupported value: ${text}`);
  }
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (value instanceof Set) return fromEntries([...value].map((key) => [key, null]));
  if (Array.isArray(value)) return value.map(plain);
  return fromEntries(value instanceof Map ? [...value] : Object.entries(value));
}

/** An object with its keys in order: go-yaml's maps have none, and Go writes them sorted. */
function fromEntries(entries: readonly (readonly [unknown, unknown])[]): object {
  const named = entries.map(([key, value]) => [keyText(key, value), plain(value)] as const);
  const out = {};
  for (const [key, value] of named.sort(([a], [b]) => compareUtf8(a, b))) setKey(out, key, value);
  return out;
}

/** Maps and lists are no keys: what stands in an unquoted template's `{{ … }}` is a map whose key is a map. */
function keyText(key: unknown, value: unknown): string {
  if (key === null) {
    const shown = goSyntax(plain(value));
    throw new DecodeError(`unsupported map key of type: %!s(<nil>), key: <nil>, value: ${shown}`);
  }
  if (typeof key !== "object") return String(key);
  const anyKeys = goSyntax(plain(key)).replaceAll("map[string]interface {}{", "map[interface {}]interface {}{");
  throw new DecodeError(`yaml: invalid map key: ${anyKeys}`);
}
