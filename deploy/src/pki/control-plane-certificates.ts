import { join } from "node:path";
import { layout, type NodePlan } from "../layout.ts";
import { type CertificateSpec, client, server } from "./certificate-spec.ts";

type AuthorityName = "ca" | "etcd/ca" | "front-proxy-ca";

/** kubeadm's authorities: place under `pki/` and name. */
export const authorities: readonly { readonly place: AuthorityName; readonly commonName: string }[] = [
  { place: "ca", commonName: "kubernetes" },
  { place: "etcd/ca", commonName: "etcd-ca" },
  { place: "front-proxy-ca", commonName: "front-proxy-ca" },
];

export interface PlacedCertificate {
  readonly place: string;
  readonly authority: AuthorityName;
  readonly spec: CertificateSpec;
}

/** kubeadm's certificates of a control plane node. */
export function controlPlaneCertificates({ name, address }: NodePlan): readonly PlacedCertificate[] {
  const local = ["localhost", "127.0.0.1", "::1"];
  const etcdNames = [name, ...local, address];
  const both: CertificateSpec = { ...server(name, etcdNames), usages: ["server", "client"] };
  return [
    { place: "apiserver", authority: "ca", spec: server("kube-apiserver", apiserverNames({ name, address })) },
    {
      place: "apiserver-kubelet-client",
      authority: "ca",
      spec: client("kube-apiserver-kubelet-client", "system:masters"),
    },
    { place: "front-proxy-client", authority: "front-proxy-ca", spec: client("front-proxy-client") },
    { place: "apiserver-etcd-client", authority: "etcd/ca", spec: client("kube-apiserver-etcd-client") },
    { place: "etcd/server", authority: "etcd/ca", spec: both },
    { place: "etcd/peer", authority: "etcd/ca", spec: both },
    { place: "etcd/healthcheck-client", authority: "etcd/ca", spec: client("kube-etcd-healthcheck-client") },
  ];
}

const apiserverNames = ({ name, address }: Pick<NodePlan, "name" | "address">): readonly string[] => [
  name,
  "kubernetes",
  "kubernetes.default",
  "kubernetes.default.svc",
  `kubernetes.default.svc.${layout.clusterDomain}`,
  "localhost",
  layout.firstServiceAddress,
  address,
  "127.0.0.1",
];

/** Who each process is, by the kubeconfig it reads. */
export const controlPlaneIdentities: Readonly<Record<string, CertificateSpec>> = {
  admin: client("kubernetes-admin", "system:masters"),
  scheduler: client("system:kube-scheduler"),
  "controller-manager": client("system:kube-controller-manager"),
};

export const nodeIdentities = (nodeName: string): Readonly<Record<string, CertificateSpec>> => ({
  kubelet: client(`system:node:${nodeName}`, "system:nodes"),
  "kube-proxy": client("system:kube-proxy"),
  dns: client("system:kube-dns"),
});

/** What the kubelet shows on port 10250. */
export const kubeletServing = ({ name, address }: NodePlan): CertificateSpec => ({
  ...server(`system:node:${name}`, [name, address]),
  organizations: ["system:nodes"],
});

/** Place of the kubelet's serving certificate. */
export const kubeletPki = ({ paths }: NodePlan): string => join(paths.state, "kubelet", "pki", "kubelet");
