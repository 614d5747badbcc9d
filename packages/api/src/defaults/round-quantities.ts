import { absent, type Defaulter } from "./defaulter.ts";

const suffixesBelowMilli = { n: 1_000_000_000n, u: 1_000_000n } as const;

/**
 * The API keeps resource amounts to a thousandth, rounded up: `0.0001` of a CPU is `1m`. Quantities are canonical, so only
 * one that ends in `n` or `u` can be finer.
 */
export const roundQuantities =
  (names: readonly string[]): Defaulter =>
  (object) => {
    let changed: Record<string, unknown> | undefined;
    for (const name of names) {
      const list = object[name] as Readonly<Record<string, string>> | undefined;
      if (absent(list) || !Object.values(list).some(isFinerThanMilli)) continue;
      changed ??= {};
      changed[name] = Object.fromEntries(Object.entries(list).map(([key, quantity]) => [key, upToMilli(quantity)]));
    }
    return changed;
  };

const isFinerThanMilli = (quantity: string): boolean => quantity.endsWith("n") || quantity.endsWith("u");

function upToMilli(quantity: string): string {
  if (!isFinerThanMilli(quantity)) return quantity;
  const amount = BigInt(quantity.slice(0, -1));
  const parts = suffixesBelowMilli[quantity.at(-1) as "n" | "u"] / 1000n;
  const milli = amount > 0n ? (amount + parts - 1n) / parts : amount / parts;
  return milli % 1000n === 0n ? `${milli / 1000n}` : `${milli}m`;
}
