import { ApiError, kinds } from "@kubets/api";
import type { Node, NodeStatus } from "@kubets/api/types/core-v1";
import type { ApiClient } from "@kubets/client";
import type { Logger } from "@kubets/component";
import { createNodeLease } from "./node-lease.ts";
import { differs, type NodeFacts, nodeStatus } from "./node-status.ts";
import { type Registration, registerNode } from "./register-node.ts";

export interface NodeLoopOptions {
  readonly client: Pick<ApiClient, "get" | "create" | "patch" | "update">;
  readonly registration: Omit<Registration, "status">;
  readonly facts: () => Promise<NodeFacts>;
  readonly statusEveryMs: number;
  /** How often a status without news is written all the same. */
  readonly reportEveryMs: number;
  readonly leaseEveryMs: number;
  readonly log: Logger;
}

/** Registers the node, keeps its status and its lease. */
export interface NodeLoop {
  /** The node as it is known; undefined before it is registered. */
  node(): Node | undefined;
  /** The newest object of the node from the cache. */
  seen(node: Node): void;
  /** Looks at the status now. */
  refresh(): void;
  stop(): void;
}

/** A node that is not ready looks often, for everybody waits for it. */
const soonMs = 1000;
const isReady = (node: Node | undefined): boolean =>
  node?.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;

export function startNodeLoop(options: NodeLoopOptions): NodeLoop {
  const { client, registration, log } = options;
  const lease = createNodeLease(client, registration.name);
  let node: Node | undefined;
  let reportedAt = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const write = async (status: NodeStatus, at: number) => {
    const { name } = registration;
    // A status of many kubelets' nodes at once is patched, so that what others wrote beside it stays.
    node = await client.patch(
      kinds.Node,
      { name },
      { patch: { strategic: { status: replacing(status) } }, subresource: "status" },
    );
    reportedAt = at;
  };
  const look = async () => {
    try {
      const now = new Date();
      const facts = await options.facts();
      node ??= await registerNode(client, { ...registration, status: nodeStatus(facts, undefined, now) });
      const status = nodeStatus(facts, node.status, now);
      const isDue = now.getTime() - reportedAt >= options.reportEveryMs;
      if (isDue || differs(node.status, status)) await write(status, now.getTime());
    } catch (error) {
      if (error instanceof ApiError && error.reason === "NotFound") node = undefined;
      log.warn("The node's status cannot be brought to the API", { error });
    }
  };
  let looking: Promise<void> | undefined;
  /** Something changed while a look was under way. */
  let asked = false;
  const round = () => {
    clearTimeout(timer);
    if (looking) {
      asked = true;
      return;
    }
    looking = look().finally(() => {
      looking = undefined;
      const pauseMs = asked ? 0 : isReady(node) ? options.statusEveryMs : Math.min(soonMs, options.statusEveryMs);
      asked = false;
      if (!stopped) timer = setTimeout(round, pauseMs);
    });
  };
  const renew = () => {
    if (node) lease.renew(node, new Date()).catch((error) => log.warn("The node's lease cannot be renewed", { error }));
  };
  const leases = setInterval(renew, options.leaseEveryMs);
  round();
  void looking?.then(renew);
  return {
    node: () => node,
    seen: (found) => {
      if (!node || Number(found.metadata.resourceVersion) > Number(node.metadata.resourceVersion)) node = found;
    },
    refresh: round,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(leases);
    },
  };
}

/** Addresses merge by their type, which two families share, so the list is replaced. */
const replacing = ({ addresses = [], ...rest }: NodeStatus): object => ({
  ...rest,
  addresses: [...addresses, { $patch: "replace" }],
});
