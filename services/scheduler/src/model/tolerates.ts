import type { Taint, Toleration } from "@kubets/api/types/core-v1";

/** Whether a toleration is for the taint. An empty key with `Exists` is for all of them, an empty effect for all effects. */
export function tolerates({ key = "", operator, value = "", effect }: Toleration, taint: Taint): boolean {
  if (effect && effect !== taint.effect) return false;
  if (key && key !== taint.key) return false;
  switch (operator || "Equal") {
    case "Exists":
      return true;
    case "Equal":
      return value === (taint.value ?? "");
    default:
      return compares(operator as string, value, taint.value ?? "");
  }
}

/** `Gt` and `Lt`: the taint's value, as an integer, is above or below the toleration's. */
function compares(operator: string, bound: string, value: string): boolean {
  if (!integer.test(bound) || !integer.test(value)) return false;
  return operator === "Gt" ? BigInt(value) > BigInt(bound) : operator === "Lt" && BigInt(value) < BigInt(bound);
}

const integer = /^(0|-?[1-9]\d*)$/;

/** The taints of those that no toleration is for. */
export const untolerated = (taints: readonly Taint[], tolerations: readonly Toleration[] = []): readonly Taint[] =>
  taints.filter((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));

/** Likewise, of those taints that keep pods away. */
export const hardUntolerated = (
  taints: readonly Taint[] = [],
  tolerations: readonly Toleration[] = [],
): readonly Taint[] =>
  untolerated(
    taints.filter(({ effect }) => effect === "NoSchedule" || effect === "NoExecute"),
    tolerations,
  );
