import { parseQuantity } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";

export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

const counted = ["cpu", "memory"] as const;

/** Guaranteed: every container limits CPU and memory, and requests just that. BestEffort: none asks for anything. */
export function qosClassOf({ spec, status }: Pod): QosClass {
  if (status?.qosClass) return status.qosClass;
  const all = [...(spec.initContainers ?? []), ...spec.containers].map(({ resources }) => resources ?? {});
  const asks = (amounts: Readonly<Record<string, string>> | undefined, name: string): boolean =>
    amounts?.[name] !== undefined && parseQuantity(amounts[name]).nano > 0n;
  if (all.every(({ requests, limits }) => counted.every((name) => !asks(requests, name) && !asks(limits, name))))
    return "BestEffort";
  const guaranteed = all.every(({ requests, limits }) =>
    counted.every((name) => {
      if (!asks(limits, name)) return false;
      const limit = parseQuantity(limits![name]!);
      return limit.compare(parseQuantity(requests?.[name] ?? limits![name]!)) === 0;
    }),
  );
  return guaranteed ? "Guaranteed" : "Burstable";
}
