import { type LabelSelector, labelSelectorOf } from "@kubets/api";
import type { Node } from "@kubets/api/types/core-v1";
import { type Amounts, amountsOf } from "./amounts.ts";
import type { PodInfo } from "./pod-info.ts";
import { noTerms } from "./pod-terms.ts";

/** A node, and what is on it or will be. */
export interface NodeInfo {
  readonly name: string;
  readonly slot: number;
  readonly node: Node;
  readonly labels: Readonly<Record<string, string>>;
  readonly allocatable: Amounts;
  /** Requests of its pods, added up; likewise with what is assumed for those that say nothing. */
  readonly requested: Amounts;
  readonly assumed: Amounts;
  /** By uid; and those of them that have terms about other pods. */
  readonly pods: ReadonlyMap<string, PodInfo>;
  readonly podsWithTerms: ReadonlyMap<string, PodInfo>;
}

/** The nodes in slots, as the arrays of whoever remembers something about each node are indexed. A slot may be free. */
export interface ClusterView {
  readonly nodes: readonly (NodeInfo | undefined)[];
  /** By slot: grows with every change of what is there. */
  readonly versions: readonly number[];
  readonly nodeCount: number;
  /** Labels of a namespace. */
  readonly namespaceLabels: (name: string) => Readonly<Record<string, string>> | undefined;
  /** What finds the replicas of a pod: the selectors of its services and of its owner; empty where it has none. */
  readonly workloadSelector: (pod: PodInfo) => LabelSelector;
}

/** The nodes and their pods as they are seen to be, and as they will be once what was decided is done. */
export interface Cluster extends ClusterView {
  putNode(node: Node): void;
  removeNode(name: string): void;
  /** Puts a pod on a node, which may come to be known later; a pod it knows moves or changes. */
  putPod(pod: PodInfo, nodeName: string): void;
  removePod(uid: string): void;
  node(name: string): NodeInfo | undefined;
  /** The node of a pod, if it has one. */
  nodeOf(uid: string): string | undefined;
}

interface Entry extends NodeInfo {
  node: Node;
  labels: Readonly<Record<string, string>>;
  allocatable: Amounts;
  readonly requested: Map<string, number>;
  readonly assumed: Map<string, number>;
  readonly pods: Map<string, PodInfo>;
  readonly podsWithTerms: Map<string, PodInfo>;
}

export type ClusterOptions = Partial<Pick<ClusterView, "namespaceLabels" | "workloadSelector">>;

export function createCluster({
  namespaceLabels = () => undefined,
  workloadSelector = () => everything,
}: ClusterOptions = {}): Cluster {
  const nodes: (Entry | undefined)[] = [];
  const versions: number[] = [];
  const byName = new Map<string, Entry>();
  const placed = new Map<string, { readonly info: PodInfo; readonly nodeName: string }>();
  /** Pods whose node is not known, or not any more. */
  const waiting = new Map<string, Map<string, PodInfo>>();
  const free: number[] = [];
  let version = 0;

  const touch = (slot: number) => {
    version += 1;
    versions[slot] = version;
  };
  const add = (entry: Entry, info: PodInfo) => {
    entry.pods.set(info.uid, info);
    if (info.terms !== noTerms) entry.podsWithTerms.set(info.uid, info);
    count(entry.requested, info.requests, 1);
    count(entry.assumed, info.assumedRequests, 1);
    touch(entry.slot);
  };
  const removePod = (uid: string) => {
    const found = placed.get(uid);
    if (!found) return;
    placed.delete(uid);
    const { info, nodeName } = found;
    const entry = byName.get(nodeName);
    if (entry) {
      entry.pods.delete(uid);
      entry.podsWithTerms.delete(uid);
      count(entry.requested, info.requests, -1);
      count(entry.assumed, info.assumedRequests, -1);
      touch(entry.slot);
      return;
    }
    const others = waiting.get(nodeName);
    others?.delete(uid);
    if (others?.size === 0) waiting.delete(nodeName);
  };
  const keepWaiting = (info: PodInfo, nodeName: string) => {
    const others = waiting.get(nodeName);
    if (others) others.set(info.uid, info);
    else waiting.set(nodeName, new Map([[info.uid, info]]));
  };

  return {
    nodes,
    versions,
    namespaceLabels,
    workloadSelector,
    get nodeCount() {
      return byName.size;
    },
    putNode: (node) => {
      const name = node.metadata.name ?? "";
      const seen = {
        node,
        labels: node.metadata.labels ?? {},
        allocatable: amountsOf(node.status.allocatable),
      };
      const known = byName.get(name);
      if (known) {
        Object.assign(known, seen);
        return touch(known.slot);
      }
      const slot = free.pop() ?? nodes.length;
      const entry: Entry = { name, slot, ...seen, ...nothingYet() };
      nodes[slot] = entry;
      byName.set(name, entry);
      touch(slot);
      for (const info of waiting.get(name)?.values() ?? []) add(entry, info);
      waiting.delete(name);
    },
    removeNode: (name) => {
      const entry = byName.get(name);
      if (!entry) return;
      byName.delete(name);
      nodes[entry.slot] = undefined;
      free.push(entry.slot);
      touch(entry.slot);
      for (const info of entry.pods.values()) keepWaiting(info, name);
    },
    putPod: (info, nodeName) => {
      removePod(info.uid);
      placed.set(info.uid, { info, nodeName });
      const entry = byName.get(nodeName);
      if (entry) add(entry, info);
      else keepWaiting(info, nodeName);
    },
    removePod,
    node: (name) => byName.get(name),
    nodeOf: (uid) => placed.get(uid)?.nodeName,
  };
}

const everything = labelSelectorOf({});

const nothingYet = (): Pick<Entry, "requested" | "assumed" | "pods" | "podsWithTerms"> => ({
  requested: new Map(),
  assumed: new Map(),
  pods: new Map(),
  podsWithTerms: new Map(),
});

function count(totals: Map<string, number>, amounts: Amounts, times: 1 | -1): void {
  for (const [name, amount] of amounts) totals.set(name, (totals.get(name) ?? 0) + times * amount);
}
