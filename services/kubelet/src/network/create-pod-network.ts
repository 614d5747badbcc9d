import { type Backend, keepTables, openIptables, type TableKeeper } from "iptables-node";
import type { PodAddresses, PodNetwork, PodNetworkSettings } from "../ports/pod-network.ts";
import { openAttachmentBook } from "./attachment-book.ts";
import { parseRange } from "./ip-range.ts";
import { ipBatch, ipJson, nodeCommands } from "./node-commands.ts";
import { nodeRules } from "./node-rules.ts";
import { planRoutes, type Route, routeProtocol } from "./plan-routes.ts";
import { prepareNode } from "./prepare-node.ts";
import { unwirePod, wirePod } from "./wire-pod.ts";

export interface PodNetworkOptions {
  /** Where it is kept which pod has which address. */
  readonly folder: string;
  /** The ranges of all nodes' pods, one a family. */
  readonly clusterRanges: readonly string[];
  readonly iptablesBackend?: Backend;
  /** A route that cannot be laid: the other node is not on our segment. The others are laid all the same. */
  readonly onProblem?: (error: Error) => void;
  /** A command to run tools by, where the node's network namespace is not this process's own. */
  readonly prefix?: readonly string[];
}

/** The pod network built in: a bridge, a cable to every pod, plain routes to the other nodes. */
export async function createPodNetwork(options: PodNetworkOptions): Promise<PodNetwork> {
  const { folder, clusterRanges, iptablesBackend = "default", prefix = [], onProblem = () => {} } = options;
  const run = nodeCommands(prefix);
  const book = await openAttachmentBook(folder);
  const keepers = new Map<"IPv4" | "IPv6", TableKeeper>();
  let settings: PodNetworkSettings = { podCIDRs: [], nodes: [] };
  let mtu: number | undefined;
  const inTurn = createTurns();

  /** Both families' rules, but only of those that pods have. */
  const applyRules = async () => {
    for (const family of new Set(settings.podCIDRs.map((cidr) => parseRange(cidr).family))) {
      const keeper = keepers.get(family) ?? keepTables(openIptables({ family, backend: iptablesBackend, prefix }));
      keepers.set(family, keeper);
      const ofFamily = (ranges: readonly string[]) => ranges.filter((cidr) => parseRange(cidr).family === family);
      const podRanges = ofFamily(settings.podCIDRs);
      await keeper.apply(
        nodeRules({ family, podRanges, clusterRanges: ofFamily(clusterRanges), attachments: book.all() }),
      );
    }
  };

  const configure = async (wanted: PodNetworkSettings) => {
    settings = wanted;
    ({ mtu } = await prepareNode(run, wanted.podCIDRs.map(parseRange)));
    for (const keeper of keepers.values()) keeper.forget();
    await applyRules();
    const ours = ["route", "show", "proto", routeProtocol];
    const present = [...(await ipJson<Route>(run, ours)), ...(await ipJson<Route>(run, ["-6", ...ours]))];
    const lines = planRoutes({ settings, clusterRanges, present });
    // One that is refused does not keep the others.
    await ipBatch(run, lines, { force: true }).catch(onProblem);
  };

  return {
    configure: (wanted) => inTurn(() => configure(wanted)),
    attach: async ({ uid, namespace, name, pid, hostPorts }): Promise<PodAddresses> => {
      if (mtu === undefined || settings.podCIDRs.length === 0) throw new Error("the node has no pod range yet");
      const ranges = settings.podCIDRs.map(parseRange);
      const attachment = book.get(uid) ?? (await book.reserve({ uid, namespace, name, hostPorts }, ranges));
      await wirePod(run, { uid, pid, ips: attachment.ips, ranges, mtu });
      if (attachment.hostPorts.length > 0) await inTurn(applyRules);
      return { ips: attachment.ips };
    },
    detach: async (uid) => {
      const attachment = book.get(uid);
      if (!attachment) return;
      await unwirePod(run, uid);
      await book.release(uid);
      if (attachment.hostPorts.length > 0) await inTurn(applyRules);
    },
    status: async (uid) => {
      const attachment = book.get(uid);
      return attachment && { ips: attachment.ips };
    },
    list: async () => book.all().map(({ uid }) => uid),
  };
}

/** Runs one after the other what must not overlap. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}
