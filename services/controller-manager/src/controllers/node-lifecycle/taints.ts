import { formatTime } from "@kubets/api";
import type { Node, Taint } from "@kubets/api/types/core-v1";
import { nodeCondition, readiness } from "./conditions.ts";

const prefix = "node.kubernetes.io/";
const notReady = `${prefix}not-ready`;
const unreachable = `${prefix}unreachable`;

/** Conditions whose truth keeps new pods away. */
const pressures: Readonly<Record<string, string>> = {
  MemoryPressure: `${prefix}memory-pressure`,
  DiskPressure: `${prefix}disk-pressure`,
  PIDPressure: `${prefix}pid-pressure`,
  NetworkUnavailable: `${prefix}network-unavailable`,
};

const ours = (taint: Taint): boolean =>
  taint.effect === "NoSchedule"
    ? [notReady, unreachable, `${prefix}unschedulable`, ...Object.values(pressures)].includes(taint.key)
    : evicts(taint);

/** The taints by which pods leave a node that does not answer. */
export const evicts = ({ key, effect }: Taint): boolean =>
  effect === "NoExecute" && (key === notReady || key === unreachable);

/** Keys that the node's state asks for: of NoSchedule taints, and of the one that evicts. */
export function wantedTaints(node: Node): { readonly noSchedule: readonly string[]; readonly noExecute?: string } {
  const state = readiness(node);
  // A node that never reported has the taint it was admitted with until its kubelet or our patience speaks.
  const silent = nodeCondition(node, "Ready") === undefined;
  const key = state === "True" ? undefined : state === "False" || silent ? notReady : unreachable;
  const pressed = Object.entries(pressures).filter(([type]) => nodeCondition(node, type)?.status === "True");
  return {
    noSchedule: [
      ...(key ? [key] : []),
      ...pressed.map(([, taint]) => taint),
      ...(node.spec.unschedulable ? [`${prefix}unschedulable`] : []),
    ],
    ...(key && !silent ? { noExecute: key } : {}),
  };
}

/** The node's taints with ours as they should be; those that are there keep the time they were added. */
export function taintsOf(node: Node, { mayEvict, now }: { mayEvict: boolean; now: Date }): readonly Taint[] {
  const known = node.spec.taints ?? [];
  const { noSchedule, noExecute } = wantedTaints(node);
  const has = (key: string, effect: string) => known.find((taint) => taint.key === key && taint.effect === effect);
  const timeAdded = formatTime(now);
  const evicting = noExecute && mayEvict ? [{ key: noExecute, effect: "NoExecute" as const }] : [];
  const wanted = [...noSchedule.map((key) => ({ key, effect: "NoSchedule" as const })), ...evicting];
  return [
    ...known.filter((taint) => !ours(taint)),
    ...wanted.map((taint) => has(taint.key, taint.effect) ?? { ...taint, timeAdded }),
  ];
}
