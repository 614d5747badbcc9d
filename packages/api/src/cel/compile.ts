import type { Expression } from "./ast.ts";
import { CelError } from "./cel-error.ts";
import { type Checked, check } from "./check.ts";
import type { Environment } from "./environment.ts";
import { parse } from "./parse.ts";
import { type CelType, typeText } from "./types.ts";

/** How long an expression may be, in code points. Source: cel-go's parser. */
const maxCharacters = 100_000;

export type Compiled = CompiledExpression | { readonly problem: string };

export interface CompiledExpression extends Checked {
  readonly tree: Expression;
}

/** The type of an expression, or why it does not compile. */
export function compile(expression: string, environment: Environment): Compiled {
  try {
    if (expression.length > maxCharacters) {
      const problem = `expression code point size exceeds limit: size: ${expression.length}, limit ${maxCharacters}`;
      return { problem: `compilation failed: ERROR: <input>:-1:0: ${problem}` };
    }
    const tree = parse(expression);
    const checked = check(tree, expression, environment);
    if (checked.impossible !== undefined) return { problem: `program instantiation failed: ${checked.impossible}` };
    return { tree, ...checked };
  } catch (error) {
    if (error instanceof CelError) return { problem: `compilation failed: ${error.message}` };
    throw error;
  }
}

/** Whether a result of this type may stand where one of those is wanted; what can be anything may not. */
export const gives = (type: CelType, wanted: readonly CelType[]): boolean =>
  wanted.some((one) => typeText(one) === typeText(type));
