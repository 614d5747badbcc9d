import { parseQuantity } from "@kubets/api";
import type { ContainerPort, Node, NodeSelectorTerm, Pod } from "@kubets/api/types/core-v1";
import { containersOf } from "./containers-of.ts";
import { podRequest } from "./resources.ts";

export interface Refusal {
  readonly reason: string;
  readonly message: string;
}

/** Whether a pod may run beside the others, as the scheduler should have seen to. Undefined: it may. */
export function admit(pod: Pod, others: readonly Pod[], node: Node): Refusal | undefined {
  return misplaced(pod, node) ?? outOf(pod, others, node) ?? portTaken(pod, others);
}

function misplaced({ spec }: Pod, { metadata }: Node): Refusal | undefined {
  const labels = metadata.labels ?? {};
  const selected = Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value);
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  const fits = !terms || terms.some((term) => matches(term, labels, metadata.name ?? ""));
  if (selected && fits) return undefined;
  return {
    reason: "NodeAffinity",
    message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
  };
}

function matches(term: NodeSelectorTerm, labels: Readonly<Record<string, string>>, name: string): boolean {
  const { matchExpressions = [], matchFields = [] } = term;
  if (matchExpressions.length + matchFields.length === 0) return false;
  const all = [
    ...matchExpressions.map((one) => ({ ...one, found: labels[one.key] })),
    ...matchFields.map((one) => ({ ...one, found: one.key === "metadata.name" ? name : undefined })),
  ];
  return all.every(({ operator, values = [], found }) => {
    if (operator === "Exists") return found !== undefined;
    if (operator === "DoesNotExist") return found === undefined;
    if (operator === "In") return found !== undefined && values.includes(found);
    if (operator === "NotIn") return found === undefined || !values.includes(found);
    if (found === undefined || !/^-?\d+$/.test(found)) return false;
    return operator === "Gt" ? BigInt(found) > BigInt(values[0] ?? 0) : BigInt(found) < BigInt(values[0] ?? 0);
  });
}

function outOf(pod: Pod, others: readonly Pod[], node: Node): Refusal | undefined {
  const active = others.filter(({ status }) => status?.phase !== "Succeeded" && status?.phase !== "Failed");
  const allocatable = node.status?.allocatable ?? {};
  const asked = new Set(
    containersOf(pod).flatMap(({ spec }) => Object.keys({ ...spec.resources?.requests, ...spec.resources?.limits })),
  );
  if (allocatable.pods && active.length + 1 > Number(allocatable.pods))
    return shortage({ name: "pods", requested: 1, used: active.length, capacity: Number(allocatable.pods) });
  for (const name of asked) {
    const requested = podRequest(pod, name);
    if (requested === 0) continue;
    const quantity = parseQuantity(allocatable[name] ?? "0");
    const capacity = Number(name === "cpu" ? quantity.asMilli() : quantity.value());
    const used = active.reduce((sum, other) => sum + podRequest(other, name), 0);
    if (used + requested > capacity) return shortage({ name, requested, used, capacity });
  }
  return undefined;
}

const shortage = (of: { name: string; requested: number; used: number; capacity: number }): Refusal => ({
  reason: `OutOf${of.name}`,
  message: `Node didn't have enough resource: ${of.name}, requested: ${of.requested}, used: ${of.used}, capacity: ${of.capacity}`,
});

function portTaken(pod: Pod, others: readonly Pod[]): Refusal | undefined {
  const taken = others.flatMap(hostPorts);
  if (!hostPorts(pod).some((port) => taken.some((other) => overlap(port, other)))) return undefined;
  return {
    reason: "NodePorts",
    message: "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports",
  };
}

const hostPorts = (pod: Pod): readonly ContainerPort[] =>
  containersOf(pod).flatMap(({ spec }) => (spec.ports ?? []).filter(({ hostPort }) => hostPort));

/** A port of all addresses is also one of each. */
function overlap(a: ContainerPort, b: ContainerPort): boolean {
  if (a.hostPort !== b.hostPort || (a.protocol ?? "TCP") !== (b.protocol ?? "TCP")) return false;
  const [one = "", other = ""] = [a.hostIP, b.hostIP];
  return isAny(one) || isAny(other) || one === other;
}

const isAny = (hostIP: string): boolean => ["", "0.0.0.0"].includes(hostIP);
