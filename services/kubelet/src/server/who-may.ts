import type { Socket } from "node:net";
import type { PeerCertificate, TLSSocket } from "node:tls";

/** Groups and names whose certificates open everything here. */
const groups = ["system:masters", "kubeadm:cluster-admins"];
const names = ["kube-apiserver-kubelet-client", "system:kube-apiserver-kubelet-client", "system:apiserver"];

/** The API server, and administrators; a certificate of the cluster's authority alone is not enough, for every node has one. */
export function mayUse(socket: Socket): boolean {
  if (!("authorized" in socket)) return false;
  const tls = socket as TLSSocket;
  if (!tls.authorized) return false;
  const { subject } = tls.getPeerCertificate() as Partial<PeerCertificate>;
  const held = [subject?.O ?? []].flat();
  return held.some((one) => groups.includes(one)) || names.includes(String(subject?.CN));
}
