import type { Call, Expression } from "./ast.ts";
import type { Problem } from "./cel-error.ts";
import { type CelType, isDyn, typeText, wrong } from "./types.ts";

/** What a clause of a format may be given, and what is said where it is given something else. */
interface Clause {
  readonly takes: ReadonlySet<string>;
  readonly rule: string;
}

const clause = (takes: string, rule: string): Clause => ({ takes: new Set(takes.split(" ")), rule });
const hex = clause("string int uint bytes", "only integers, byte buffers, and strings can be formatted as hex");

/** By letter. Source: cel-go, ext/formatting.go. */
const clauses: Readonly<Record<string, Clause>> = {
  s: clause(
    "list map string bytes bool int uint double duration timestamp null type",
    "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
  ),
  d: clause("int uint", "decimal clause can only be used on integers"),
  f: clause("double string", "fixed-point clause can only be used on doubles"),
  e: clause("double string", "scientific clause can only be used on doubles"),
  b: clause("int uint bool", "only integers and bools can be formatted as binary"),
  x: hex,
  X: hex,
  o: clause("int uint", "octal clause can only be used on integers"),
};

/** What is wrong with `'…'.format([…])`, where both are written out: told when the expression is compiled. */
export function formatProblem(node: Call, type: (argument: Expression) => CelType): Problem | undefined {
  const { name, target, args, at } = node;
  const [list] = args;
  if (name !== "format" || target?.node !== "literal" || target.is !== "string" || list?.node !== "list") return;
  let used = 0;
  for (const [, letter] of (target.value as string).matchAll(/%(?:\.\d*)?([\s\S]|$)/g)) {
    if (letter === "%") continue;
    if (!letter) return { at, problem: "unexpected end of string" };
    const argument = list.items[used]?.value;
    if (!argument) return { at, problem: `index ${used} out of range` };
    const found = clauses[letter];
    const unknown = `could not parse formatting clause: unrecognized formatting clause "${letter}"`;
    if (!found) return { at, problem: unknown };
    const given = typeName(type(argument));
    if (given !== undefined && !found.takes.has(given)) {
      return { at: argument.at, problem: `error during formatting: ${found.rule}, was given ${given}` };
    }
    used += 1;
  }
  const tooMany = `too many arguments supplied to string.format (expected ${used}, got ${list.items.length})`;
  return list.items.length > used ? { at, problem: tooMany } : undefined;
}

/** None of what may be of any type. */
function typeName(type: CelType): string | undefined {
  if (isDyn(type) || type === wrong || type.is === "param") return undefined;
  return type.is === "simple" ? typeText(type) : type.is;
}
