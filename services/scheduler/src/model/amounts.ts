import { parseQuantity } from "@kubets/api";

/** Amounts of resources by name: `cpu` in thousandths of a core, all others in their unit. */
export type Amounts = ReadonlyMap<string, number>;

export const none: Amounts = new Map();

const texts = new Map<string, number>();
const rememberedTexts = 4096;

/** Quantities repeat, and reading one is much slower than finding it again. */
function amountOf(name: string, text: string): number {
  const key = name === "cpu" ? `m${text}` : text;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const quantity = parseQuantity(text);
  const amount = Number(name === "cpu" ? quantity.asMilli() : quantity.value());
  if (texts.size >= rememberedTexts) texts.clear();
  texts.set(key, amount);
  return amount;
}

export function amountsOf(list: Readonly<Record<string, string>> | undefined): Amounts {
  if (!list) return none;
  return new Map(Object.entries(list).map(([name, text]) => [name, amountOf(name, text)]));
}

export function plus(a: Amounts, b: Amounts): Amounts {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const sum = new Map(a);
  for (const [name, amount] of b) sum.set(name, (sum.get(name) ?? 0) + amount);
  return sum;
}

/** The larger one of each. */
export function largest(a: Amounts, b: Amounts): Amounts {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const most = new Map(a);
  for (const [name, amount] of b) most.set(name, Math.max(most.get(name) ?? 0, amount));
  return most;
}
