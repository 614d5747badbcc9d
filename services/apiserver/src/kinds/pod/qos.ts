import { parseQuantity } from "@kubets/api";
import type { Pod, ResourceRequirements } from "@kubets/api/types/core-v1";

type Totals = Map<string, bigint>;
const counted = ["cpu", "memory"] as const;

/**
 * A pod's quality of service, of its containers' CPU and memory, or of the pod's own `spec.resources` where it has them, empty or not:
 * Guaranteed when each has a limit equal to its request, BestEffort when nothing asks for anything, Burstable otherwise.
 */
export function qosClassOf(pod: Pod): "Guaranteed" | "Burstable" | "BestEffort" {
  const { containers, initContainers, resources } = pod.spec ?? {};
  const all = resources ? [resources] : [...(containers ?? []), ...(initContainers ?? [])].map((c) => c.resources);
  const requests: Totals = new Map();
  const limits: Totals = new Map();
  for (const one of all) {
    add(requests, one?.requests);
    add(limits, one?.limits);
  }
  if (requests.size === 0 && limits.size === 0) return "BestEffort";
  const limited = all.every((one) => counted.every((name) => isSet(one?.limits, name)));
  const equal = requests.size === limits.size && [...requests].every(([name, amount]) => limits.get(name) === amount);
  return limited && equal ? "Guaranteed" : "Burstable";
}

type Amounts = NonNullable<ResourceRequirements["requests"]>;

const milli = (amounts: Amounts | undefined, name: string): bigint => {
  const text = amounts?.[name];
  return text === undefined ? 0n : parseQuantity(text).asMilli();
};
const isSet = (amounts: Amounts | undefined, name: string) => milli(amounts, name) > 0n;

function add(totals: Totals, amounts: Amounts | undefined): void {
  for (const name of counted) {
    const amount = milli(amounts, name);
    if (amount > 0n) totals.set(name, (totals.get(name) ?? 0n) + amount);
  }
}
