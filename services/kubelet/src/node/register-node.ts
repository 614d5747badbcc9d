import { ApiError, kinds } from "@kubets/api";
import type { Node, NodeStatus, Taint } from "@kubets/api/types/core-v1";
import type { ApiClient } from "@kubets/client";

export interface Registration {
  readonly name: string;
  readonly hostname: string;
  readonly architecture: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  /** What a node that is made says of itself from the start. */
  readonly status: NodeStatus;
}

/** Makes the Node object, or brings the labels of the one that is there up to date. */
export async function registerNode(
  client: Pick<ApiClient, "get" | "create" | "patch">,
  { name, hostname, architecture, labels: own, taints, status }: Registration,
): Promise<Node> {
  const labels = {
    "beta.kubernetes.io/arch": architecture,
    "beta.kubernetes.io/os": "linux",
    "kubernetes.io/arch": architecture,
    "kubernetes.io/hostname": hostname,
    "kubernetes.io/os": "linux",
    ...own,
  };
  try {
    const found = await client.get(kinds.Node, { name });
    const has = found.metadata.labels ?? {};
    const differ = Object.entries(labels).some(([key, value]) => has[key] !== value);
    if (!differ) return found;
    return client.patch(kinds.Node, { name }, { patch: { strategic: { metadata: { labels } } } });
  } catch (error) {
    if (!(error instanceof ApiError) || error.reason !== "NotFound") throw error;
    const annotations = { "volumes.kubernetes.io/controller-managed-attach-detach": "true" };
    const spec = taints.length ? { taints } : {};
    return client.create(kinds.Node, { metadata: { name, labels, annotations }, spec, status });
  }
}
