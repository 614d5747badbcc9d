import { lineBreak, unprintable, yamlStyle } from "./yaml-style.ts";

/** Where a text begins, in characters: lines go on at `indent`. */
export interface ScalarPlace {
  readonly column: number;
  readonly indent: number;
  /** Keys stand on one line. */
  readonly isKey: boolean;
}

/** A line that is longer than this is broken at its next space. */
const bestWidth = 80;

/** A text as go-yaml writes it, quoted and folded where it must be. */
export function yamlScalar(text: string, place: ScalarPlace): string {
  const style = yamlStyle(text, place.isKey);
  if (style === "literal") return literal(text, place.indent);
  return style === "double"
    ? doubleQuoted(text, place)
    : flowed(text, { ...place, quote: style === "single" ? "'" : "" });
}

/** Plain, or in single quotes. */
function flowed(text: string, { column, indent, isKey, quote }: ScalarPlace & { readonly quote: string }): string {
  let [written, at, wasSpace, wasBreak] = [quote, column + quote.length, false, false];
  const put = (piece: string) => {
    written += piece;
    at += 1;
  };
  const characters = [...text];
  for (const [i, character] of characters.entries()) {
    if (character === " ") {
      const inside = quote === "" || (i > 0 && i < characters.length - 1);
      if (!isKey && !wasSpace && at > bestWidth && inside && characters[i + 1] !== " ") {
        written += newLine(indent);
        at = indent;
      } else put(character);
      wasSpace = true;
    } else if (lineBreak.test(character)) {
      written += character;
      at = 0;
      wasBreak = true;
    } else {
      if (wasBreak) {
        written += " ".repeat(indent);
        at = indent;
      }
      put(quote === "'" && character === "'" ? "''" : character);
      if (quote === "'" && character === "'") at += 1;
      wasSpace = false;
      wasBreak = false;
    }
  }
  return written + quote;
}

function doubleQuoted(text: string, { column, indent, isKey }: ScalarPlace): string {
  let [written, at, wasSpace] = ['"', column + 1, false];
  const characters = [...text];
  for (const [i, character] of characters.entries()) {
    const isSpace = character === " ";
    if (isSpace && !isKey && !wasSpace && at > bestWidth && i > 0 && i < characters.length - 1) {
      // A space that begins a line is only kept behind a backslash.
      const kept = characters[i + 1] === " " ? "\\" : "";
      written += newLine(indent) + kept;
      at = indent + kept.length;
    } else {
      const piece = escaped(character);
      written += piece;
      at += [...piece].length;
    }
    wasSpace = isSpace;
  }
  return `${written}"`;
}

const newLine = (indent: number) => `\n${" ".repeat(indent)}`;

const shortEscapes: Readonly<Record<string, string>> = {
  ...{ "\0": "0", "\x07": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e" },
  ...{ '"': '"', "\\": "\\", "\u0085": "N", "\u2028": "L", "\u2029": "P" },
};

function escaped(character: string): string {
  if (!unprintable.test(character) && !lineBreak.test(character) && character !== '"' && character !== "\\") {
    return character;
  }
  const short = shortEscapes[character];
  if (short) return `\\${short}`;
  const code = character.codePointAt(0)!;
  const [letter, digits] = code <= 0xff ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
  return `\\${letter}${code
    .toString(16)
    .toUpperCase()
    .padStart(digits as number, "0")}`;
}

/** Its lines as they are; the sign behind the bar says what becomes of the last line breaks. */
function literal(text: string, indent: number): string {
  const hint = /^[ \n\u2028\u2029]/.test(text) ? "2" : "";
  const chomp = !/[\n\u2028\u2029]$/.test(text) ? "-" : /^.$|[\n\u2028\u2029]{2}$/s.test(text) ? "+" : "";
  const body = text.replace(/(^|[\n\u2028\u2029])(?=[^\n\u2028\u2029])/g, `$1${" ".repeat(indent)}`);
  // The last line ends with the line of the text, or with its own.
  return `|${hint}${chomp}\n${body.replace(/\n$/, "")}`;
}
