import { ApiError, formatMicroTime, kinds } from "@kubets/api";
import type { Lease } from "@kubets/api/types/coordination-v1";
import type { Node } from "@kubets/api/types/core-v1";
import type { ApiClient } from "@kubets/client";

const namespace = "kube-node-lease";
const durationSeconds = 40;

/** Keeps the node's lease, by which the control plane knows that the node lives. */
export function createNodeLease(client: Pick<ApiClient, "get" | "create" | "update">, nodeName: string) {
  let held: Lease | undefined;
  const spec = (now: Date) => ({
    holderIdentity: nodeName,
    leaseDurationSeconds: durationSeconds,
    renewTime: formatMicroTime(now),
  });
  const fetch = async (node: Node, now: Date): Promise<Lease> => {
    try {
      return await client.get(kinds.Lease, { namespace, name: nodeName });
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== "NotFound") throw error;
      const { uid = "" } = node.metadata;
      const ownerReferences = [{ apiVersion: "v1", kind: "Node", name: nodeName, uid }];
      return client.create(kinds.Lease, { metadata: { name: nodeName, namespace, ownerReferences }, spec: spec(now) });
    }
  };
  return {
    /** Throws when it could not be renewed; the next try reads it again first. */
    renew: async (node: Node, now: Date): Promise<void> => {
      const lease = held ?? (await fetch(node, now));
      held = undefined;
      held = await client.update(kinds.Lease, { ...lease, spec: { ...lease.spec, ...spec(now) } });
    },
  };
}
