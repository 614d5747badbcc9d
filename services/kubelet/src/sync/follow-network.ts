import type { Node } from "@kubets/api/types/core-v1";
import type { Logger } from "@kubets/component";
import type { PodNetwork, PodNetworkSettings } from "../ports/pod-network.ts";

export interface NetworkFollower {
  /** Looks at the nodes again. */
  update(nodes: readonly Node[]): void;
  /** Why pods get no network; empty when they do. */
  problem(): string;
}

const againMs = 5000;

/** Keeps the pod network in step with the Node objects. */
export function followNetwork(
  network: PodNetwork,
  nodeName: string,
  context: { log: Logger; onChange: () => void },
): NetworkFollower {
  let applied = "";
  let wanted: PodNetworkSettings = { podCIDRs: [], nodes: [] };
  let problem = "the node has no pod range yet";
  let working = false;
  const work = async () => {
    if (working) return;
    working = true;
    try {
      for (let text = JSON.stringify(wanted); text !== applied; text = JSON.stringify(wanted)) {
        await network.configure(wanted);
        applied = text;
        problem = wanted.podCIDRs.length ? "" : "the node has no pod range yet";
        context.onChange();
      }
    } catch (error) {
      problem = (error as Error).message;
      context.log.warn("The pod network cannot be set up yet", { error });
      setTimeout(() => void work(), againMs).unref();
    } finally {
      working = false;
    }
  };
  return {
    update: (nodes) => {
      wanted = settingsOf(nodes, nodeName);
      void work();
    },
    problem: () => problem,
  };
}

const rangesOf = ({ spec }: Node): readonly string[] => spec?.podCIDRs ?? (spec?.podCIDR ? [spec.podCIDR] : []);

/** Pure: what the network is to be like. In the order of names, so that the same nodes give the same settings. */
export function settingsOf(nodes: readonly Node[], nodeName: string): PodNetworkSettings {
  const own = nodes.find(({ metadata }) => metadata.name === nodeName);
  const peers = nodes.filter((node) => node !== own && rangesOf(node).length > 0);
  return {
    podCIDRs: own ? rangesOf(own) : [],
    nodes: peers
      .map((node) => ({
        name: node.metadata.name ?? "",
        addresses: (node.status?.addresses ?? [])
          .filter(({ type }) => type === "InternalIP")
          .map(({ address }) => address),
        podCIDRs: rangesOf(node),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
