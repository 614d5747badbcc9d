import type { Expression } from "./ast.ts";

/** Whether an expression has a variable of this name anywhere. */
export function mentions(expression: Expression, name: string): boolean {
  const any = (...inner: (Expression | undefined)[]) => inner.some((one) => one !== undefined && mentions(one, name));
  switch (expression.node) {
    case "literal":
      return false;
    case "identifier":
      return expression.name === name || expression.name === `.${name}`;
    case "select":
      return any(expression.operand);
    case "call":
      return any(expression.target, ...expression.args);
    case "list":
      return any(...expression.items.map(({ value }) => value));
    case "map":
      return any(...expression.entries.flatMap(({ key, value }) => [key, value]));
    case "message":
      return any(...expression.fields.map(({ value }) => value));
  }
}
