import type { Objection } from "./shape.ts";

export interface Failure {
  readonly nodeCount: number;
  readonly objections: readonly (Objection | undefined)[];
  readonly refused: Objection | undefined;
  /** What came of looking for pods to evict. */
  readonly preemption?: string;
}

/** What users read: `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.` */
export function fitMessage({ nodeCount, objections, refused, preemption }: Failure): string {
  if (nodeCount === 0) return "no nodes available to schedule pods";
  const counts = new Map<string, number>();
  for (const objection of objections)
    for (const reason of objection?.reasons ?? []) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const told = refused
    ? refused.reasons.join(", ")
    : [...counts]
        .map(([reason, count]) => `${count} ${reason}`)
        .sort()
        .join(", ");
  return `0/${nodeCount} nodes are available:${told && ` ${told}.`}${preemption ? ` ${preemption}` : ""}`;
}
