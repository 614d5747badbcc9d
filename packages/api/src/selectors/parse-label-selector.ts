import { badRequest } from "../errors.ts";
import { checkRequirement, everything, selectorOf } from "./label-requirement.ts";
import { problemsOfLabelKey } from "./label-syntax.ts";
import type { LabelRequirement, LabelSelector } from "./selector.ts";

type Token = { readonly is: "identifier" | "symbol" | "end"; readonly text: string };
type Operator = LabelRequirement["operator"];

/** Symbols, longest first; anything else up to the next symbol or blank is an identifier. */
const lexeme = /[ \t\r\n]*(?:(==|!=|[=!(),<>])|([^ \t\r\n=!(),<>]+))/y;

const operators: Readonly<Record<string, Operator>> = {
  "=": "Equals",
  "==": "Equals",
  "!=": "NotEquals",
  in: "In",
  notin: "NotIn",
  ">": "GreaterThan",
  "<": "LessThan",
};
const spokenOperators = "in, notin, =, ==, !=, gt, lt";

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  lexeme.lastIndex = 0;
  for (let found = lexeme.exec(text); found; found = lexeme.exec(text))
    tokens.push(found[1] ? { is: "symbol", text: found[1] } : { is: "identifier", text: found[2]! });
  return tokens;
}

const unexpected = ({ text }: Token, expected: string) => `found '${text}', expected: ${expected}`;
const badRequirement = (why: string) => badRequest(`unable to parse requirement: ${why}`);

/** Walks the tokens once; every method consumes what it reads. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  peek(): Token {
    return this.#tokens[this.#at] ?? { is: "end", text: "" };
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  requirements(): LabelRequirement[] {
    const found: LabelRequirement[] = [];
    if (this.peek().is === "end") return found;
    if (!this.#startsRequirement()) throw badRequest(unexpected(this.peek(), "!, identifier, or 'end of string'"));
    for (;;) {
      found.push(checkRequirement(this.#requirement()));
      const separator = this.next();
      if (separator.is === "end") return found;
      if (separator.text !== ",") throw badRequest(unexpected(separator, "',' or 'end of string'"));
      if (!this.#startsRequirement()) throw badRequest(unexpected(this.peek(), "identifier after ','"));
    }
  }

  #startsRequirement(): boolean {
    return this.peek().is === "identifier" || this.peek().text === "!";
  }

  #requirement(): LabelRequirement {
    const negated = this.peek().text === "!";
    if (negated) this.next();
    const key = this.#key();
    if (negated) return { key, operator: "DoesNotExist", values: [] };
    if (this.peek().is === "end" || this.peek().text === ",") return { key, operator: "Exists", values: [] };
    const token = this.next();
    const operator = Object.hasOwn(operators, token.text) ? operators[token.text] : undefined;
    if (!operator) throw badRequirement(unexpected(token, spokenOperators));
    const values = operator === "In" || operator === "NotIn" ? this.#set() : [this.#value()];
    return { key, operator, values };
  }

  #key(): string {
    const token = this.next();
    if (token.is !== "identifier") throw badRequirement(unexpected(token, "identifier"));
    const problems = problemsOfLabelKey(token.text);
    if (problems.length)
      throw badRequirement(`<nil>: Invalid value: ${JSON.stringify(token.text)}: ${problems.join("; ")}`);
    return token.text;
  }

  /** One value; nothing before a comma or the end is the empty value. */
  #value(): string {
    const token = this.peek();
    if (token.is === "end" || token.text === ",") return "";
    if (token.is !== "identifier") throw badRequirement(unexpected(token, "identifier"));
    this.next();
    return token.text;
  }

  /** `(a,b)`: a set, in which a missing value is the empty one. */
  #set(): string[] {
    const open = this.next();
    if (open.text !== "(") throw badRequirement(`found '${open.text}' expected: '('`);
    const first = this.peek();
    if (first.is !== "identifier" && first.text !== "," && first.text !== ")")
      throw badRequirement(unexpected(first, "',', ')' or identifier"));
    const values = new Set<string>();
    for (let needsValue = true; ; ) {
      const token = this.next();
      if (token.is === "identifier" && needsValue) {
        values.add(token.text);
        needsValue = false;
        if (this.peek().text !== "," && this.peek().text !== ")")
          throw badRequirement(unexpected(this.peek(), "',' or ')'"));
      } else if (token.text === "," || token.text === ")") {
        if (needsValue) values.add("");
        if (token.text === ")") return [...values].sort();
        needsValue = true;
      } else throw badRequirement(unexpected(token, "',', or identifier"));
    }
  }
}

/**
 * The selector that `kubectl -l` and the query `labelSelector` write: `a=b, c in (d,e), !f, g>1`.
 * Throws 400 with upstream's text.
 */
export function parseLabelSelector(text: string): LabelSelector {
  const requirements = new Parser(text).requirements();
  return requirements.length ? selectorOf(requirements) : everything;
}
