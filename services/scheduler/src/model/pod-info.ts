import type { Pod } from "@kubets/api/types/core-v1";
import type { Amounts } from "./amounts.ts";
import { type HostPort, hostPortsOf } from "./host-ports.ts";
import { assumedOfContainer, podRequests } from "./pod-requests.ts";
import { type PodTerms, podTermsOf } from "./pod-terms.ts";

/** A pod with what plugins ask of it, read once. */
export interface PodInfo {
  readonly pod: Pod;
  readonly uid: string;
  /** `namespace/name`. */
  readonly key: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly priority: number;
  readonly requests: Amounts;
  /** The same with something assumed for containers that say nothing: to compare nodes, never to refuse one. */
  readonly assumedRequests: Amounts;
  readonly hostPorts: readonly HostPort[];
  /** Its terms about other pods. */
  readonly terms: PodTerms;
}

export function podInfoOf(pod: Pod): PodInfo {
  const { name = "", namespace = "", uid = "", labels = {} } = pod.metadata;
  return {
    pod,
    uid,
    key: `${namespace}/${name}`,
    namespace,
    labels,
    priority: pod.spec.priority ?? 0,
    requests: podRequests(pod),
    assumedRequests: podRequests(pod, assumedOfContainer),
    hostPorts: hostPortsOf(pod),
    terms: podTermsOf(pod),
  };
}

/** It will not run any more, so it takes nothing. */
export const isOver = ({ status }: Pod): boolean => status.phase === "Succeeded" || status.phase === "Failed";
