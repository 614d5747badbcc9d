import { join } from "node:path";

/** Where everything of a cluster is: the one table of addresses, ports and paths. */
export const layout = {
  cluster: "kubets",
  /** Root of the sources: the processes run from here. */
  root: new URL("../..", import.meta.url).pathname,
  nodeBinary: new URL("../../node_modules/.bin/node", import.meta.url).pathname,
  bridge: "kubets0",
  nodeSubnet: "10.89.0.0/24",
  gateway: "10.89.0.1",
  podRange: "10.244.0.0/16",
  serviceRange: "10.96.0.0/16",
  firstServiceAddress: "10.96.0.1",
  clusterDns: "10.96.0.10",
  clusterDomain: "cluster.local",
  stateRoot: "/var/lib/kubets",
  runRoot: "/run/kubets",
  /** Node keeps its compiled sources here, so that processes start in half the time. */
  compileCache: "/var/cache/kubets/node",
} as const;

export const ports = {
  etcd: 2379,
  etcdPeer: 2380,
  apiserver: 6443,
  apiserverGrpc: 6444,
  kubelet: 10250,
  kubeletHealthz: 10248,
  scheduler: 10259,
  controllerManager: 10257,
  kubeProxyHealthz: 10256,
  kubeProxyMetrics: 10249,
  dns: 53,
} as const;

/** Folders and files of one node. */
export interface NodePaths {
  /** `/etc/kubernetes` on a machine of its own. */
  readonly conf: string;
  readonly pki: string;
  readonly state: string;
  readonly run: string;
  readonly logs: string;
  readonly containerdSocket: string;
  readonly dockerSocket: string;
}

/** One machine, or one network namespace that plays one. */
export interface NodePlan {
  readonly name: string;
  readonly address: string;
  /** Name of its network namespace; undefined where the node is the machine itself. */
  readonly namespace: string | undefined;
  readonly controlPlane: boolean;
  /** `https://host:6443`. */
  readonly server: string;
  readonly paths: NodePaths;
}

/** The most nodes that 10.89.0.11 and up leave room for. */
export const mostNodes = 240;

const clusterState = join(layout.stateRoot, layout.cluster);

function pathsOf(name: string, conf: string): NodePaths {
  const run = join(layout.runRoot, name);
  return {
    conf,
    pki: join(conf, "pki"),
    state: join(clusterState, name),
    run,
    logs: join("/var/log/kubets", name),
    containerdSocket: join(run, "containerd.sock"),
    dockerSocket: join(run, "docker.sock"),
  };
}

/** Where dockerd, containers and pods mount things. What else is mounted in a node's state is somebody's disk. */
export const mountFolders = ({ paths }: NodePlan): readonly string[] => [
  ...["docker", "containerd", "kubelet"].map((name) => join(paths.state, name)),
  ...["docker", "containerd"].map((name) => join(paths.run, name)),
];

export const serverAt = (host: string): string => `https://${host}:${ports.apiserver}`;

/** The nodes of `kubets up`: network namespaces of this machine, the first with the control plane. */
export const localNodes = (count: number): readonly NodePlan[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `node-${index + 1}`;
    return {
      name,
      address: `10.89.0.${11 + index}`,
      namespace: `kubets-${name}`,
      controlPlane: index === 0,
      server: serverAt("10.89.0.11"),
      paths: pathsOf(name, join(clusterState, name, "etc")),
    };
  });

export interface MachineNode {
  readonly name: string;
  readonly address: string;
  readonly controlPlane: boolean;
  readonly server: string;
}

/** The node that is this machine: `kubets init` and `kubets join`. */
export const machineNode = (node: MachineNode): NodePlan => ({
  ...node,
  namespace: undefined,
  paths: pathsOf(node.name, "/etc/kubernetes"),
});
