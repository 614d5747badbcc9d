import type { Call, Expression } from "./ast.ts";

const int64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };
const uint64 = { least: 0n, most: 2n ** 64n - 1n };

interface Literal {
  readonly is: string;
  readonly value: unknown;
}

/** Whether a text or a number can be made a number of that kind. */
interface Conversion {
  readonly text: (text: string) => boolean;
  readonly number?: { readonly least: bigint; readonly most: bigint; readonly overflow: string };
}

const isWithin = (text: string, { least, most }: typeof int64): boolean =>
  BigInt(text) >= least && BigInt(text) <= most;

/** Source: cel-spec, "Conversions"; the texts are those that Go's strconv reads. */
const conversions: Readonly<Record<string, Conversion>> = {
  int: {
    text: (text) => /^[-+]?\d+$/.test(text) && isWithin(text.replace("+", ""), int64),
    number: { ...int64, overflow: "integer overflow" },
  },
  uint: {
    text: (text) => /^\d+$/.test(text) && isWithin(text, uint64),
    number: { ...uint64, overflow: "unsigned integer overflow" },
  },
  double: {
    text: (text) =>
      /^[-+]?(?:inf|infinity|nan)$/i.test(text) ||
      (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text))),
  },
  bool: { text: (text) => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text) },
};

/** `int('a')`: what has one value only, and that cannot be made. Told when a program is made of the expression. */
export function conversionProblem({ name, target, args: [argument] }: Call): string | undefined {
  const conversion = target ? undefined : conversions[name];
  const literal = argument && literalOf(argument);
  if (!conversion || !literal) return undefined;
  const { is, value } = literal;
  if (is === "string") {
    return conversion.text(value as string) ? undefined : `type conversion error from 'string' to '${name}'`;
  }
  const { number } = conversion;
  if (!number || (is !== "int" && is !== "uint" && is !== "double")) return undefined;
  const whole = is === "double" ? truncated(value as number) : (value as bigint);
  return whole !== undefined && whole >= number.least && whole <= number.most ? undefined : number.overflow;
}

/** A number with its sign, which stands before it. */
function literalOf(expression: Expression): Literal | undefined {
  if (expression.node === "literal") return expression;
  if (expression.node !== "call" || expression.name !== "-_" || expression.args[0]?.node !== "literal")
    return undefined;
  const { is, value } = expression.args[0];
  if (is === "int") return { is, value: -(value as bigint) };
  return is === "double" ? { is, value: -(value as number) } : undefined;
}

const truncated = (value: number): bigint | undefined =>
  Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
