import type { NodePlan } from "../layout.ts";
import { apiserver } from "./apiserver.ts";
import { containerd } from "./containerd.ts";
import { controllerManager } from "./controller-manager.ts";
import { dns } from "./dns.ts";
import { dockerd } from "./dockerd.ts";
import { etcd } from "./etcd.ts";
import { kubeProxy } from "./kube-proxy.ts";
import { kubelet } from "./kubelet.ts";
import type { ProcessDefinition } from "./process-definition.ts";
import { scheduler } from "./scheduler.ts";

/** All processes, in the order in which they are started. */
export const processes: readonly ProcessDefinition[] = [
  etcd,
  containerd,
  apiserver,
  dockerd,
  kubelet,
  controllerManager,
  scheduler,
  kubeProxy,
  dns,
];

/** What runs on this node. */
export const processesOf = (node: NodePlan): readonly ProcessDefinition[] =>
  processes.filter(({ runsOn }) => runsOn === "every-node" || node.controlPlane);
