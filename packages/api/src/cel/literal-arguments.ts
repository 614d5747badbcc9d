import { compileRe2 } from "../re2.ts";
import type { Call, Expression } from "./ast.ts";

/** One unit after another, as Go writes durations. */
const duration = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})$/;

const checks: Readonly<Record<string, (text: string) => boolean>> = {
  duration: (text) => duration.test(text),
  timestamp: (text) => timestamp.test(text) && !Number.isNaN(Date.parse(text)),
  matches: (text) => !("problem" in compileRe2(text)),
};

/** A literal argument that its function will never take: told when the expression is compiled. */
export function literalProblem({ name, args, target }: Call): { at: number; problem: string } | undefined {
  const isMethod = name === "matches" && target !== undefined;
  const argument: Expression | undefined = name === "matches" && !isMethod ? args[1] : args[0];
  const holds = target && !isMethod ? undefined : checks[name];
  if (!holds || argument?.node !== "literal" || argument.is !== "string") return undefined;
  return holds(argument.value as string) ? undefined : { at: argument.at, problem: `invalid ${name} argument` };
}
