import { resolvesToOther } from "./yaml-resolves.ts";

/** How a text stands in YAML: bare, between quotes, or as a block of lines. */
export type YamlStyle = "plain" | "single" | "double" | "literal";

/** What may be written as it is; all else needs the escapes that only double quotes have. */
export const unprintable = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;
/** A new line, a next line, a line or paragraph separator. */
export const lineBreak = /[\r\n\u0085\u2028\u2029]/;

const startsOther = /^(?:[#,[\]{}&*!|>'"%@`]|[-?:](?:[ \t]|$)|---|\.\.\.)/;
const endsOther = /:(?:[ \t]|$)|[ \t\r\n\u0085\u2028\u2029]#/;
const spaceThenBreak = / [\r\n\u0085\u2028\u2029]/;
const breakThenSpace = /[\r\n\u0085\u2028\u2029] /;

/** As go-yaml's emitter chooses: the plainest style in which the text is read back as itself. */
export function yamlStyle(text: string, isKey: boolean): YamlStyle {
  const breaks = lineBreak.test(text);
  const onlyEscaped = unprintable.test(text) || spaceThenBreak.test(text);
  if (text.includes("\n")) return onlyEscaped || text.endsWith(" ") || isKey ? "double" : "literal";
  if (resolvesToOther(text) || onlyEscaped || breakThenSpace.test(text) || (isKey && breaks)) return "double";
  const bare = !breaks && !/^ | $/.test(text) && !startsOther.test(text) && !endsOther.test(text);
  return bare ? "plain" : "single";
}
