import type { YAMLParseError } from "yaml";

/** A mistake in go-yaml's words. */
interface Mistake {
  readonly words: string;
  /** Where go-yaml notices it, in the text. */
  readonly at: number;
  /** Its scanner counts lines from one, its parser from none. */
  readonly by: "scanner" | "parser";
}

/** A mistake in a YAML document as go-yaml tells it: where, unless it is in the first line, and what. */
export function yamlProblem(error: YAMLParseError, text: string): string {
  const { words, at, by } = mistakeOf(error, text);
  const before = text.slice(0, at).split("\n").length - 1;
  // A stream ends on a line of its own.
  const isAtEnd = by === "parser" ? at >= text.length : at > text.length;
  const line = isAtEnd && !text.endsWith("\n") ? before + 1 : before;
  if (line === 0) return words;
  return `line ${by === "scanner" ? line + 1 : line}: ${words}`;
}

/** By what the parser at hand says; what has no rule here keeps its words. */
function mistakeOf({ code, message, pos }: YAMLParseError, text: string): Mistake {
  const [at] = pos;
  const scanner = (words: string, where = at): Mistake => ({ words, at: where, by: "scanner" });
  const parser = (words: string, where = at): Mistake => ({ words, at: where, by: "parser" });
  const rule = rules.find(([pattern]) => pattern.test(`${code} ${message}`));
  if (rule) return rule[1] === "scanner" ? scanner(rule[2]) : parser(rule[2]);
  if (code === "TAB_AS_INDENT") return scanner(continuesText(text.slice(0, at)) ? tabInText : noToken);
  if (/Block scalar values in collections must be indented/.test(message)) return scanner(tabInBlock);
  if (code === "MISSING_CHAR" && /quote/.test(message)) return scanner("found unexpected end of stream", text.length);
  if (/^Flow (map|sequence)/.test(message)) return unfinished(message, { at, text });
  if (/followed by map values/.test(message))
    return scanner("could not find expected ':'", endOfLine(text, pos[1]) + 1);
  if (code === "BLOCK_AS_IMPLICIT_KEY" || code === "MULTILINE_IMPLICIT_KEY") {
    if (/^-\s/.test(text.slice(at))) return parser("did not find expected key");
    return scanner("mapping values are not allowed in this context", colonAfter(text, at));
  }
  if (code === "BAD_SCALAR_START") {
    return /^[,\]}]/.test(text.slice(at)) ? parser(noContent) : scanner(noToken);
  }
  if (code === "BAD_DQ_ESCAPE") return scanner(escapeProblem(text.slice(at)));
  if (/at node end/.test(message)) {
    return parser(/^\s*-\s/.test(text) ? "did not find expected '-' indicator" : "did not find expected key");
  }
  return scanner(message);
}

const noToken = "found character that cannot start any token";
const noContent = "did not find expected node content";
const tabInText = "found a tab character that violates indentation";
const tabInBlock = "found a tab character where an indentation space is expected";

/** What the parser says, who of go-yaml's says the same, and how. */
const rules: readonly (readonly [RegExp, Mistake["by"], string])[] = [
  [/All mapping items must start/, "parser", "did not find expected key"],
  [/All sequence items must start/, "parser", "did not find expected '-' indicator"],
  [/An alias node must not specify/, "parser", "did not find expected key"],
  [/Anchor cannot be an empty string/, "scanner", "did not find expected alphabetic or numeric character"],
  [/Unexpected block-seq-ind on same line/, "scanner", "block sequence entries are not allowed in this context"],
  [/Block scalar header includes extra/, "scanner", "did not find expected comment or line break"],
  [/Unexpected flow-(map|seq)-end token|Unexpected , in flow/, "parser", noContent],
  [/tag has no suffix/, "scanner", "did not find expected tag URI"],
  [/Verbatim tags must end/, "scanner", "did not find the expected '>'"],
  [/Could not resolve tag/, "parser", "found undefined tag handle"],
];

/** Whether what stands there could go on with the plain text of the line before. */
const continuesText = (before: string): boolean => /[^\s:,{}[\]|>"'-][^\S\n]*\n\s*$/.test(before);

/** A `{` or `[` whose end is missing: found out at what stands there instead, or at the end of the stream. */
function unfinished(message: string, { at, text }: { at: number; text: string }): Mistake {
  const end = message.startsWith("Flow map") ? "'}'" : "']'";
  const isEmpty = /[[{]\s*$/.test(text);
  return { words: isEmpty ? noContent : `did not find expected ',' or ${end}`, at, by: "parser" };
}

function escapeProblem(written: string): string {
  const digits = { x: 2, u: 4, U: 8 }[written[1] ?? ""];
  if (digits === undefined) return "found unknown escape character";
  const isWhole = new RegExp(`^[0-9a-fA-F]{${digits}}`).test(written.slice(2));
  return isWhole ? "found invalid Unicode character escape code" : "did not find expected hexdecimal number";
}

const colonAfter = (text: string, from: number): number => {
  const found = text.slice(from).search(/:(\s|$)/);
  return found < 0 ? from : from + found;
};

function endOfLine(text: string, from: number): number {
  const found = text.indexOf("\n", from);
  return found < 0 ? text.length : found;
}
