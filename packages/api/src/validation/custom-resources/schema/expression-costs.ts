import { type Found, forbiddenValue } from "../../found.ts";
import type { TotalCost } from "./expression-context.ts";

/** What one expression, and all of a schema, may cost. Source: apiextensions-apiserver, StaticEstimated*CostLimit. */
const expressionLimit = 10_000_000;
const schemaLimit = 100_000_000;
const shownExpensive = 4;

export const isTooExpensive = (cost: number): boolean => cost > expressionLimit;

export const costText = (what: string, cost: number, limit = expressionLimit): string => {
  const factor = cost / limit;
  const digits = factor < 1.5 ? 6 : 1;
  const told = factor > 100 ? "more than 100x" : `${factor.toFixed(digits)}x`;
  const advice =
    "try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared";
  return `${what} exceeds budget by factor of ${told} (${advice})`;
};

/** Adds what an expression costs, and remembers it if it matters. */
export function observeCost(total: TotalCost, field: string, cost: number): void {
  total.total += cost;
  if (cost < schemaLimit / 100) return;
  total.mostExpensive.push({ field, cost });
  total.mostExpensive.sort((a, b) => b.cost - a.cost);
  total.mostExpensive.splice(shownExpensive);
}

export function validateTotalCost({ total, mostExpensive }: TotalCost, field: string, found: Found): void {
  if (total <= schemaLimit) return;
  const rule = "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema";
  for (const { field } of mostExpensive) found.push(forbiddenValue(field, rule));
  const what = "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema";
  found.push(forbiddenValue(field, costText(what, total, schemaLimit)));
}
