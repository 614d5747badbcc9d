import {
  type Document,
  isScalar,
  LineCounter,
  type Pair,
  parseAllDocuments,
  type ScalarTag,
  type Tags,
  visit,
} from "yaml";
import { DecodeError } from "./codec-error.ts";
import { guarded } from "./guarded.ts";
import { setKey } from "./key-order.ts";

export interface YamlOptions {
  /** Told once of all keys that a map has twice, in go-yaml's wording; the last one counts. */
  readonly duplicate?: (problem: string) => void;
}

/** Times an anchor may be used, nested uses multiplied: far beyond any manifest, far below what a bomb needs. */
const mostAliases = 10_000;

/**
 * Reads the documents of a YAML stream as JSON values, as go-yaml does: YAML 1.1 numbers (`0644` is 420) and booleans
 * (`yes`, `on`), dates and base-60 numbers as strings, keys as strings, integers outside ±2^53 as bigint. Throws
 * DecodeError.
 */
export function parseYaml(text: string, options: YamlOptions = {}): unknown[] {
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
    if (error) throw new DecodeError(`yaml: line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
    if (options.duplicate) reportDuplicates(document, lines, options.duplicate);
    return guarded(() => plain(contentOf(document)));
  });
}

/** YAML 1.1's tags without what go-yaml leaves as text: dates and numbers to base 60. */
const goTags = (tags: Tags): Tags => [
  ...tags.filter((tag) => {
    const { tag: name, format } = tag as { tag?: string; format?: string };
    return format !== "TIME" && name !== "tag:yaml.org,2002:timestamp";
  }),
  newOctal,
];

/** YAML 1.2's `0o644`, which go-yaml reads too. */
const newOctal: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^0o[0-7_]+$/,
  resolve: (text) => BigInt(text.replaceAll("_", "")),
};
const largestInteger = 2n ** 64n;

function contentOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (error instanceof ReferenceError && error.message.startsWith("Excessive")) {
      throw new DecodeError("yaml: document contains excessive aliasing");
    }
    throw error instanceof ReferenceError ? new DecodeError(`yaml: ${error.message}`) : error;
  }
}

function reportDuplicates(document: Document, lines: LineCounter, report: (problem: string) => void): void {
  const problems: { line: number; text: string }[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items as Pair[]) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) {
          const { line } = lines.linePos(key.range?.[0] ?? 0);
          problems.push({ line, text: `  line ${line}: key ${JSON.stringify(name)} already set in map` });
        }
        seen.add(name);
      }
    },
  });
  if (problems.length === 0) return;
  problems.sort((a, b) => a.line - b.line);
  report(`yaml: unmarshal errors:\n${problems.map(({ text }) => text).join("\n")}`);
}

/** The value as JSON has it: small integers as numbers, binary as text. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") {
    const isTooLarge = value >= largestInteger || value < -largestInteger / 2n;
    return isTooLarge || Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (typeof value === "number" && !Number.isFinite(value)) throw new DecodeError(`json: unsupported value: ${value}`);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (value instanceof Set) return Object.fromEntries([...value].map((key) => [String(key), null]));
  if (Array.isArray(value)) return value.map(plain);
  const entries = value instanceof Map ? value.entries() : Object.entries(value);
  const out = {};
  for (const [key, item] of entries) setKey(out, String(key), plain(item));
  return out;
}
