import { formatTime } from "@kubets/api";
import type { Node, NodeCondition } from "@kubets/api/types/core-v1";

/** What the kubelet reports, and nobody else; so nobody knows it once the kubelet is silent. */
const reported = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] as const;

export const nodeCondition = ({ status }: Node, type: string): NodeCondition | undefined =>
  (status?.conditions ?? []).find((condition) => condition.type === type);

export const readiness = (node: Node): "True" | "False" | "Unknown" =>
  (nodeCondition(node, "Ready")?.status ?? "Unknown") as "True" | "False" | "Unknown";

/** The conditions of a node that has been silent for too long; undefined when they say so already. */
export function silentConditions(node: Node, now: Date): readonly NodeCondition[] | undefined {
  const known = node.status?.conditions ?? [];
  if (reported.every((type) => nodeCondition(node, type)?.status === "Unknown")) return undefined;
  const time = formatTime(now);
  const unknown = reported.map((type): NodeCondition => {
    const before = nodeCondition(node, type);
    if (before?.status === "Unknown") return before;
    const said = before
      ? { reason: "NodeStatusUnknown", message: "Kubelet stopped posting node status." }
      : { reason: "NodeStatusNeverUpdated", message: "Kubelet never posted node status." };
    const heard = before?.lastHeartbeatTime ?? node.metadata.creationTimestamp;
    return { type, status: "Unknown", ...(heard && { lastHeartbeatTime: heard }), lastTransitionTime: time, ...said };
  });
  return [...known.filter(({ type }) => !(reported as readonly string[]).includes(type)), ...unknown];
}
