import type { Node } from "@kubets/api/types/core-v1";

export interface HealthView {
  /** A change waits since, in milliseconds; undefined when all is done. */
  readonly behindForMs: number | undefined;
  /** How long a change may wait before it counts as a fault. */
  readonly timeoutMs: number;
  readonly node: Node | undefined;
}

export interface ProxyHealth {
  /** The rules are up to date. */
  readonly alive: boolean;
  /** And load balancers may send traffic to this node. */
  readonly eligible: boolean;
}

const autoscalerTaint = "ToBeDeletedByClusterAutoscaler";

/** As KEP-3836 wants it: a node that is about to go takes no new connections, and is alive all the same. */
export function proxyHealth({ behindForMs, timeoutMs, node }: HealthView): ProxyHealth {
  const alive = behindForMs === undefined || behindForMs < timeoutMs;
  const leaving =
    node?.metadata.deletionTimestamp !== undefined || node?.spec?.taints?.some(({ key }) => key === autoscalerTaint);
  return { alive, eligible: alive && !leaving };
}
