/** Gives pods their addresses and the ways between them. */
export interface PodNetwork {
  /** Makes the node's part: bridge, routes to the other nodes' pods, rules. Called again whenever something of it changes. */
  configure(settings: PodNetworkSettings): Promise<void>;
  /** Wires the pod's network namespace. Idempotent: a pod that is attached keeps its addresses. */
  attach(pod: AttachedPod): Promise<PodAddresses>;
  /** Gives everything of the pod back. Does nothing for one that is not attached. */
  detach(uid: string): Promise<void>;
  /** Undefined for a pod that is not attached. Survives restarts of the kubelet. */
  status(uid: string): Promise<PodAddresses | undefined>;
  /** Uids of all attached pods, for those whose pod went while nobody looked. */
  list(): Promise<readonly string[]>;
}

export interface PodNetworkSettings {
  /** Of this node; empty while it has none, and then `attach` throws. */
  readonly podCIDRs: readonly string[];
  /** All other nodes that have pod ranges. */
  readonly nodes: readonly PeerNode[];
}

export interface PeerNode {
  readonly name: string;
  /** Its InternalIPs. */
  readonly addresses: readonly string[];
  readonly podCIDRs: readonly string[];
}

export interface AttachedPod {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  /** Process of the sandbox; its network namespace is wired. */
  readonly pid: number;
  readonly hostPorts: readonly HostPort[];
}

export interface HostPort {
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  /** Empty for all addresses of the node. */
  readonly hostIP: string;
}

export interface PodAddresses {
  /** The first is the pod's own family's. */
  readonly ips: readonly string[];
}
