import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ClusterRecord } from "../cluster/record.ts";
import { layout, type NodePlan, ports } from "../layout.ts";
import type { Check } from "./check.ts";
import { machineChecks, portsAreFree, rangesAreFree } from "./checks.ts";

const nodePorts = [ports.kubelet, ports.kubeletHealthz, ports.kubeProxyHealthz, ports.kubeProxyMetrics];
const controlPlanePorts = [
  ports.etcd,
  ports.etcdPeer,
  ports.apiserver,
  ports.apiserverGrpc,
  ports.scheduler,
  ports.controllerManager,
];

/** Somebody else's Kubernetes has its files where ours would go. */
const noOtherCluster = ({ paths }: NodePlan): Check => ({
  name: "no other cluster",
  problem: async () =>
    ["manifests/kube-apiserver.yaml", "kubelet.conf"].some((file) => existsSync(join(paths.conf, file)))
      ? `${paths.conf} belongs to another Kubernetes of this machine; take that off first ("kubeadm reset").`
      : undefined,
});

/** What a machine must have that becomes a node; one that is a node already has taken its ports itself. */
export const checksOfMachine = (node: NodePlan, held: ClusterRecord | undefined): readonly Check[] => [
  ...machineChecks,
  ...(held
    ? []
    : [
        noOtherCluster(node),
        rangesAreFree([layout.podRange, layout.serviceRange]),
        portsAreFree("0.0.0.0", [...nodePorts, ...(node.controlPlane ? controlPlanePorts : [])]),
      ]),
];
