import { CelError } from "./cel-error.ts";

export interface Token {
  readonly kind: "int" | "uint" | "double" | "string" | "bytes" | "identifier" | "sign" | "end";
  readonly text: string;
  /** Of literals. */
  readonly value?: unknown;
  readonly at: number;
}

const blank = /(?:\s|\/\/[^\n]*)*/y;
const number = /(0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)([uU]?)/y;
const identifier = /[A-Za-z_][A-Za-z0-9_]*/y;
const escaped = "\\\\(?:[abfnrtv\\\\?\"'`]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})";
/** All of a text on one line but its end. */
const line = (quote: string) => `${quote}(?:[^${quote}\\\\\\n]|${escaped})*`;
const lines = (fence: string) => `${fence}(?:[^\\\\]|${escaped})*?${fence}`;
const text = new RegExp(`([rRbB]?|[bB][rR])(${lines('"""')}|${lines("'''")}|${line('"')}"|${line("'")}')`, "y");
/** A text that has no end, or an escaped that is none: what was read until that was seen. */
const brokenText = new RegExp(`${line('"')}(?:\\\\?[\\s\\S])?|${line("'")}(?:\\\\?[\\s\\S])?`, "y");
/** Half of an operator is read together with what stands in place of the other half. */
const character = /[=&|]?[\s\S]/uy;
const rawText = /([rR]|[bB][rR])("""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')/y;
const sign = /\.\?|\[\?|&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]{}]/y;
const escapes = /\\(?:([abfnrtv\\?"'`])|[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2}))|\\/g;
const named: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** The tokens of an expression, the last of them "end". Throws CelError. Source: the grammar of cel-spec, doc/langdef.md. */
export function tokens(expression: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(expression);
  };
  for (;;) {
    at += match(blank)![0].length;
    if (at >= expression.length) return [...found, { kind: "end", text: "<EOF>", at }];
    const token = next(match, expression, at);
    found.push(token);
    at += token.text.length;
  }
}

type Match = (pattern: RegExp) => RegExpExecArray | null;

function next(match: Match, expression: string, at: number): Token {
  const string = match(rawText) ?? match(text);
  if (string) return textToken(string, expression, at);
  const name = match(identifier) ?? undefined;
  if (name) return { kind: "identifier", text: name[0], at };
  const digits = match(number);
  if (digits) return numberToken(digits, expression, at);
  const symbol = match(sign);
  if (symbol) return { kind: "sign", text: symbol[0], at };
  const unread = (match(brokenText) ?? match(character)!)[0];
  throw new CelError(expression, [{ at, problem: `Syntax error: token recognition error at: '${unread}'` }]);
}

function numberToken([text, digits, unsigned]: RegExpExecArray, expression: string, at: number): Token {
  const isDouble = !/^0[xX]/.test(digits!) && /[.eE]/.test(digits!);
  if (isDouble && !unsigned) return { kind: "double", text: text!, value: Number(digits), at };
  const kind = unsigned ? "uint" : "int";
  // One more than the largest int, for the smallest: the sign stands before it.
  if (BigInt(digits!) > (unsigned ? 2n ** 64n - 1n : 2n ** 63n))
    throw new CelError(expression, [{ at, problem: `invalid ${kind} literal` }]);
  return { kind, text: text!, value: BigInt(digits!), at };
}

function textToken([whole, prefix, literal]: RegExpExecArray, expression: string, at: number): Token {
  const fence = /^("""|''')/.test(literal!) ? 3 : 1;
  const inner = literal!.slice(fence, -fence);
  const value = /[rR]/.test(prefix!) ? inner : unescaped(inner, expression, at);
  return { kind: /[bB]/.test(prefix!) ? "bytes" : "string", text: whole!, value, at };
}

function unescaped(inner: string, expression: string, at: number): string {
  return inner.replace(escapes, (all, letter, hex, short, long, octal) => {
    if (letter !== undefined) return named[letter] ?? letter;
    const digits = hex ?? short ?? long;
    const code = digits === undefined ? Number.parseInt(octal ?? "", 8) : Number.parseInt(digits, 16);
    if (Number.isNaN(code) || code > 0x10ffff)
      throw new CelError(expression, [{ at, problem: `Syntax error: no such escape: ${all}` }]);
    return String.fromCodePoint(code);
  });
}
