import { formatQuantity, parseQuantity } from "../codec/quantity.ts";
import { absent, type Defaulter } from "./defaulter.ts";

/**
 * The API keeps resource amounts to a thousandth, rounded away from zero: `0.0001` of a CPU is `1m`. Which can be
 * finer shows in a quantity's text.
 */
export const roundQuantities =
  (names: readonly string[]): Defaulter =>
  (object) => {
    let changed: Record<string, unknown> | undefined;
    for (const name of names) {
      const list = object[name] as Readonly<Record<string, string>> | undefined;
      if (absent(list) || !Object.values(list).some(mayBeFiner)) continue;
      changed ??= {};
      changed[name] = Object.fromEntries(Object.entries(list).map(([key, quantity]) => [key, upToMilli(quantity)]));
    }
    return changed;
  };

/** All others are whole thousandths: `5n`, `1500u`, `1e-9`, `1.123456`. */
const mayBeFiner = (quantity: string): boolean => /[nu.]|[eE]-/.test(quantity);

/** A text that is fine as it is stays as it was written. */
function upToMilli(text: string): string {
  if (!mayBeFiner(text)) return text;
  const quantity = parseQuantity(text);
  const { as, exponent } = quantity.held;
  return as === "int64" && exponent >= -3 ? text : formatQuantity(quantity.upToMilli());
}
