import { kinds } from "@kubets/api";
import type { Lease } from "@kubets/api/types/coordination-v1";
import type { Node } from "@kubets/api/types/core-v1";
import { defineController, watching } from "@kubets/client";
import type { FirstSeen } from "../../objects/first-seen.ts";
import { podsOnNode, podsOnNodeIndex } from "../../objects/node-index.ts";
import { nodeCondition } from "./conditions.ts";
import { type LifecycleSettings, reconcile, type View } from "./reconcile.ts";

const leaseNamespace = "kube-node-lease";

/** Notices nodes that fall silent, and keeps the taints that a node's state asks for. Serial, for the pace of evictions. */
export const nodeLifecycle = (settings: LifecycleSettings, heard: FirstSeen) =>
  defineController<View>({
    name: "node-lifecycle",
    source: "node-controller",
    of: kinds.Node,
    serial: true,
    watches: [
      watching(kinds.Lease, ({ metadata }) =>
        metadata.namespace === leaseNamespace ? [{ name: metadata.name ?? "" }] : [],
      ),
    ],
    holds: [podsOnNodeIndex],
    view: (cache, key) => {
      const node = cache.get(kinds.Node, key);
      if (!node) {
        heard.forget(key.name);
        return undefined;
      }
      const lease = cache.get(kinds.Lease, { namespace: leaseNamespace, name: key.name });
      return {
        node,
        nodes: () => cache.list(kinds.Node),
        pods: () => podsOnNode(cache, key.name),
        heardAt: heard.since(key.name, heartbeat(node, lease)),
        settings,
      };
    },
    reconcile,
  });

/** Changes whenever the kubelet has said anything. */
const heartbeat = (node: Node, lease: Lease | undefined): string =>
  [node.metadata.uid, nodeCondition(node, "Ready")?.lastHeartbeatTime, lease?.spec?.renewTime].join(" ");
