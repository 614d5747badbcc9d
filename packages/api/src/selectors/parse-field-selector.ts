import { badRequest } from "../errors.ts";
import type { FieldRequirement, FieldSelector } from "./selector.ts";

const escapable = new Set(["\\", ",", "="]);

/** Splits at commas that no backslash precedes. */
const termsOf = (text: string): string[] => text.match(/(?:\\[\s\S]|[^,\\]|\\$)+/g) ?? [];

function unescapeValue(text: string): string {
  if (!/[\\,=]/.test(text)) return text;
  let out = "";
  let escaped = false;
  for (const char of text) {
    if (escaped) {
      if (!escapable.has(char)) throw badRequest(`invalid field selector: invalid escape sequence: \\${char}`);
      out += char;
      escaped = false;
    } else if (char === "\\") escaped = true;
    else if (escapable.has(char))
      throw badRequest(`invalid field selector: unescaped character in value: ${char.codePointAt(0)}`);
    else out += char;
  }
  if (escaped) throw badRequest("invalid field selector: invalid escape sequence: \\");
  return out;
}

const escapeValue = (value: string) => value.replace(/[\\,=]/g, "\\$&");

function requirementOf(term: string, text: string): FieldRequirement {
  const found = /!=|==|=/.exec(term);
  if (!found) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
  return {
    path: term.slice(0, found.index),
    operator: found[0] === "!=" ? "!=" : "=",
    value: unescapeValue(term.slice(found.index + found[0].length)),
  };
}

function selectorOf(requirements: readonly FieldRequirement[]): FieldSelector {
  return {
    requirements,
    empty: requirements.length === 0,
    matches: (get) => requirements.every(({ path, operator, value }) => (get(path) === value) === (operator === "=")),
    toString: () =>
      requirements.map(({ path, operator, value }) => `${path}${operator}${escapeValue(value)}`).join(","),
  };
}

/** The same demands on fields of other names. */
export const renameFields = ({ requirements }: FieldSelector, rename: (path: string) => string): FieldSelector =>
  selectorOf(requirements.map((requirement) => ({ ...requirement, path: rename(requirement.path) })));

/**
 * The selector that the query `fieldSelector` writes: `spec.nodeName=a,status.phase!=Running`; `\`, `,` and `=` in values
 * are escaped by a backslash. Which paths a kind knows is the caller's to check. Throws 400 with upstream's text.
 */
export const parseFieldSelector = (text: string): FieldSelector =>
  selectorOf(
    termsOf(text)
      .sort()
      .map((term) => requirementOf(term, text))
      // Nothing that is nothing is no demand.
      .filter(({ path, value }) => path !== "" || value !== ""),
  );
