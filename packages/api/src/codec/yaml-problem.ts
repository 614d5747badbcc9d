import type { YAMLParseError } from "yaml";

/** What go-yaml says where this parser finds a mistake of some kind; the others keep the parser's words. */
const wordsOf: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "found a tab character that violates indentation",
  BAD_DQ_ESCAPE: "found unknown escape character",
  BAD_SCALAR_START: "found character that cannot start any token",
  BLOCK_AS_IMPLICIT_KEY: "mapping values are not allowed in this context",
};

/** A mistake in a YAML document in go-yaml's words, as far as it has a word of its own for it. */
export function yamlProblem({ code, message }: YAMLParseError): string {
  if (code === "MISSING_CHAR" && /quote/.test(message)) return "found unexpected end of stream";
  return wordsOf[code] ?? message;
}
