import type { Node, Pod, PodSpec } from "@kubets/api/types/core-v1";
import { type PodInfo, podInfoOf } from "../model/pod-info.ts";

export interface SomePod {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Of its only container. */
  readonly requests?: Readonly<Record<string, string>>;
  readonly spec?: Partial<PodSpec>;
  readonly status?: Pod["status"];
  readonly metadata?: Partial<Pod["metadata"]>;
}

/** A pod for a test; its uid is its name. */
export function aPod({
  name = "p",
  namespace = "default",
  labels,
  requests,
  spec,
  status,
  metadata,
}: SomePod = {}): Pod {
  const container = { name: "c", image: "pause", ...(requests ? { resources: { requests } } : {}) };
  return {
    kind: "Pod",
    apiVersion: "v1",
    metadata: { name, namespace, uid: name, ...(labels ? { labels } : {}), ...metadata },
    spec: { schedulerName: "default-scheduler", containers: [container], ...spec },
    status: status ?? { phase: "Pending" },
  } as Pod;
}

export const aPodInfo = (some?: SomePod): PodInfo => podInfoOf(aPod(some));

export interface SomeNode {
  readonly labels?: Readonly<Record<string, string>>;
  readonly allocatable?: Readonly<Record<string, string>>;
  readonly spec?: Node["spec"];
  readonly images?: Node["status"]["images"];
}

/** A node for a test, labelled with its name as kubelets do. */
export const aNode = (name: string, { labels, allocatable, spec, images }: SomeNode = {}): Node =>
  ({
    kind: "Node",
    apiVersion: "v1",
    metadata: { name, labels: { "kubernetes.io/hostname": name, ...labels } },
    spec: spec ?? {},
    status: { allocatable: { cpu: "4", memory: "8Gi", pods: "10", ...allocatable }, ...(images ? { images } : {}) },
  }) as unknown as Node;
