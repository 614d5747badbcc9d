import type { Expression, ListLiteral, MapLiteral, MessageLiteral } from "./ast.ts";
import { CelError } from "./cel-error.ts";
import { type Token, tokens } from "./lexer.ts";

/** How deep an expression may be nested. */
const maxDepth = 250;
const binary: Readonly<Record<string, number>> = {
  "||": 1,
  "&&": 2,
  "<": 3,
  "<=": 3,
  ">": 3,
  ">=": 3,
  "==": 3,
  "!=": 3,
  in: 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
};
/** Words that no identifier may be. Source: cel-spec. */
const reserved = new Set(
  "as break const continue else for function if import let loop package namespace return var void while".split(" "),
);

/** What an operand may begin with, as cel-go lists it. */
const operandStarts =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

/** The tree of an expression. Throws CelError. */
export function parse(expression: string): Expression {
  const all = tokens(expression);
  let position = 0;
  let depth = 0;
  const peek = (): Token => all[position]!;
  const take = (): Token => all[position++]!;
  /** Where an operand follows, what stands before it is one too many. */
  const noOperand = (token: Token): string => {
    const next = all[all.indexOf(token) + 1];
    const isExtra = next !== undefined && token.kind !== "end" && beginsOperand(next);
    return `${isExtra ? "extraneous" : "mismatched"} input '${token.text}' expecting ${operandStarts}`;
  };
  const fail = (token: Token, problem = noOperand(token)): never => {
    throw new CelError(expression, [{ at: token.at, problem: `Syntax error: ${problem}` }]);
  };
  const is = (text: string) => peek().text === text && peek().kind !== "string";
  const eat = (text: string): boolean => {
    const found = is(text);
    if (found) take();
    return found;
  };
  const expect = (text: string): void => {
    if (eat(text)) return;
    const found = peek();
    const isAtEnd = found.kind === "end" && text === ")";
    fail(found, isAtEnd ? "missing ')' at '<EOF>'" : `mismatched input '${found.text}' expecting '${text}'`);
  };

  const ternary = (): Expression => {
    if (++depth > maxDepth) fail(peek(), `expression is nested deeper than ${maxDepth}`);
    const condition = operation(1);
    const at = peek().at;
    if (!eat("?")) {
      depth -= 1;
      return condition;
    }
    const yes = operation(1);
    expect(":");
    const no = ternary();
    depth -= 1;
    return { node: "call", name: "_?_:_", args: [condition, yes, no], at };
  };

  const operation = (least: number): Expression => {
    let left = unary();
    for (;;) {
      const { text, at, kind } = peek();
      const precedence = kind === "sign" || kind === "identifier" ? binary[text] : undefined;
      if (precedence === undefined || precedence < least) return left;
      take();
      const right = operation(precedence + 1);
      left = { node: "call", name: text === "in" ? "@in" : `_${text}_`, args: [left, right], at };
    }
  };

  const unary = (): Expression => {
    const { at, text, kind } = peek();
    if (kind !== "sign" || (text !== "!" && text !== "-")) return member(primary());
    take();
    if (++depth > maxDepth) fail(peek(), `expression is nested deeper than ${maxDepth}`);
    const operand = unary();
    depth -= 1;
    return { node: "call", name: `${text}_`, args: [operand], at };
  };

  const member = (start: Expression): Expression => {
    let operand = start;
    for (;;) {
      const { at } = peek();
      if (eat(".")) operand = afterDot(operand, at);
      else if (eat(".?")) operand = { node: "select", operand, field: fieldName(), optional: true, at };
      else if (is("[") || is("[?")) {
        const name = take().text === "[" ? "_[_]" : "_[?_]";
        const index = ternary();
        expect("]");
        operand = { node: "call", name, args: [operand, index], at };
      } else if (is("{") && typeName(operand) !== undefined) operand = message(typeName(operand)!, at);
      else return operand;
    }
  };

  const afterDot = (operand: Expression, at: number): Expression => {
    const field = fieldName();
    const open = peek().at;
    if (!eat("(")) return { node: "select", operand, field, optional: false, at };
    return { node: "call", target: operand, name: field, args: list(")"), at: open };
  };

  const fieldName = (): string => {
    const token = take();
    if (token.kind !== "identifier" || token.text === "in")
      fail(token, `no viable alternative at input '.${token.kind === "end" ? "" : token.text}'`);
    return token.text;
  };

  const list = (end: string): Expression[] => {
    const items: Expression[] = [];
    while (!is(end)) {
      items.push(ternary());
      if (!eat(",")) break;
    }
    expect(end);
    return items;
  };

  const primary = (): Expression => {
    const token = take();
    const { at } = token;
    switch (token.kind) {
      case "int":
        if (token.value === 2n ** 63n && all[position - 2]?.text !== "-")
          throw new CelError(expression, [{ at, problem: "invalid int literal" }]);
        return { node: "literal", is: "int", value: token.value, at };
      case "uint":
      case "double":
      case "string":
      case "bytes":
        return { node: "literal", is: token.kind, value: token.value, at };
      case "identifier":
        return named(token);
      case "sign":
        return signed(token);
      default:
        return fail(token);
    }
  };

  const named = (token: Token): Expression => {
    const { text, at } = token;
    if (text === "true" || text === "false") return { node: "literal", is: "bool", value: text === "true", at };
    if (text === "null") return { node: "literal", is: "null_type", value: null, at };
    if (text === "in") return fail(token);
    if (reserved.has(text)) throw new CelError(expression, [{ at, problem: `reserved identifier: ${text}` }]);
    const open = peek().at;
    if (!eat("(")) return { node: "identifier", name: text, at };
    return { node: "call", name: text, args: list(")"), at: open };
  };

  const signed = (token: Token): Expression => {
    const { text, at } = token;
    if (text === "(") {
      const inner = ternary();
      expect(")");
      return inner;
    }
    if (text === "[") return listLiteral(at, false);
    if (text === "[?") return listLiteral(at, true);
    if (text === "{") return mapLiteral(at);
    if (text === "." && peek().kind === "identifier") {
      const inner = named(take());
      if (inner.node === "identifier" || inner.node === "call") return { ...inner, name: `.${inner.name}` };
    }
    return fail(token);
  };

  const listLiteral = (at: number, firstIsOptional: boolean): ListLiteral => {
    const items: { value: Expression; optional: boolean }[] = [];
    for (let optional = firstIsOptional; !is("]") || optional; optional = false) {
      items.push({ optional: optional || eat("?"), value: ternary() });
      if (!eat(",")) break;
    }
    expect("]");
    return { node: "list", items, at };
  };

  const mapLiteral = (at: number): MapLiteral => {
    const entries: { key: Expression; value: Expression; optional: boolean }[] = [];
    while (!is("}")) {
      const optional = eat("?");
      const key = ternary();
      expect(":");
      entries.push({ key, value: ternary(), optional });
      if (!eat(",")) break;
    }
    expect("}");
    return { node: "map", entries, at };
  };

  const message = (type: string, at: number): MessageLiteral => {
    expect("{");
    const fields: { name: string; value: Expression; optional: boolean; at: number }[] = [];
    while (!is("}")) {
      const optional = eat("?");
      const fieldAt = peek().at;
      const name = fieldName();
      expect(":");
      fields.push({ name, value: ternary(), optional, at: fieldAt });
      if (!eat(",")) break;
    }
    expect("}");
    return { node: "message", type, fields, at };
  };

  const tree = ternary();
  if (peek().kind !== "end") {
    const what = all[position + 1]?.kind === "end" ? "extraneous" : "mismatched";
    fail(peek(), `${what} input '${peek().text}' expecting <EOF>`);
  }
  return tree;
}

const operandSigns = new Set(["[", "{", "(", ".", "-", "!"]);

const beginsOperand = ({ kind, text }: Token): boolean =>
  kind === "sign" ? operandSigns.has(text) : kind !== "end" && text !== "in";

/** `a.b.C` where an expression may be the name of a type. */
function typeName(expression: Expression): string | undefined {
  if (expression.node === "identifier") return expression.name;
  if (expression.node !== "select" || expression.optional) return undefined;
  const operand = typeName(expression.operand);
  return operand === undefined ? undefined : `${operand}.${expression.field}`;
}
