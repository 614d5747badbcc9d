import { endOfString } from "./parse-json.ts";

/** Where something stands in a text; `to` is behind its last character. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the value of a member of the outermost object stands. The text need not be valid: undefined where the member is not there,
 * is there twice, or where nobody can say. A key that is written with escapes is not known.
 */
export function findMember(text: string, name: string): Extent | undefined {
  let found: Extent | undefined;
  let at = skipSpace(text, 0);
  if (text.charCodeAt(at) !== openBrace) return undefined;
  do {
    at = skipSpace(text, at + 1);
    if (text.charCodeAt(at) !== quote) return undefined;
    const end = endOfString(text, at);
    const isWanted = end === at + 1 + name.length && text.startsWith(name, at + 1);
    at = skipSpace(text, end + 1);
    if (text.charCodeAt(at) !== colon) return undefined;
    const from = skipSpace(text, at + 1);
    const to = endOfValue(text, from);
    if (isWanted && found) return undefined;
    if (isWanted) found = { from, to };
    at = skipSpace(text, to);
  } while (text.charCodeAt(at) === comma);
  return text.charCodeAt(at) === closeBrace ? found : undefined;
}

const [quote, comma, colon, openBrace, closeBrace] = [34, 44, 58, 123, 125];
/** In which `[` differs from `{`, and `]` from `}`. */
const caseBit = 32;

function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
      if (depth === 0) return at + 1;
    } else if ((code | caseBit) === openBrace) depth++;
    else if ((code | caseBit) === closeBrace) {
      if (depth <= 1) return at + depth;
      depth--;
    } else if (depth === 0 && (code === comma || isSpace(code))) return at;
  }
  return text.length;
}

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}
