import type { Node, NodeSelectorRequirement, NodeSelectorTerm } from "@kubets/api/types/core-v1";

/** Whether a node fits one of the terms; a term that asks nothing fits no node. */
export const fitsAnyTerm = (terms: readonly NodeSelectorTerm[], node: Node): boolean =>
  terms.some((term) => fitsTerm(term, node));

export function fitsTerm({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, { metadata }: Node): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false;
  return (
    matchExpressions.every((one) => fitsRequirement(one, metadata.labels?.[one.key])) &&
    matchFields.every((one) => fitsRequirement(one, one.key === "metadata.name" ? metadata.name : ""))
  );
}

function fitsRequirement({ operator, values = [] }: NodeSelectorRequirement, value: string | undefined): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return compares(operator, value, values[0]);
  }
}

const integer = /^[-+]?\d+$/;

function compares(operator: string, value: string | undefined, bound: string | undefined): boolean {
  if (value === undefined || bound === undefined || !integer.test(value) || !integer.test(bound)) return false;
  return operator === "Gt" ? BigInt(value) > BigInt(bound) : operator === "Lt" && BigInt(value) < BigInt(bound);
}
