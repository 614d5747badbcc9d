/** Who signs what, by the names that signing requests carry. The first two are Kubernetes' own. */
export const signers = {
  kubeletClient: "kubernetes.io/kube-apiserver-client-kubelet",
  kubeletServing: "kubernetes.io/kubelet-serving",
  /** For kube-proxy and dns, of which every node has one under the same name. */
  nodeProcess: "kubets.io/node-process",
} as const;
