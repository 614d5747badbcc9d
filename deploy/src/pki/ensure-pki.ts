import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeIfChanged } from "../host/files.ts";
import { ensureKubeconfig } from "../kubeconfig/ensure-kubeconfig.ts";
import type { NodePlan } from "../layout.ts";
import {
  authorities,
  controlPlaneCertificates,
  controlPlaneIdentities,
  kubeletPki,
  kubeletServing,
  nodeIdentities,
} from "./control-plane-certificates.ts";
import type { KeyPair } from "./issue.ts";
import { ensureAuthority, ensureCertificate, ensureTokenKeys } from "./pki-files.ts";

/** Everything under `pki/` of a control plane node, and its kubeconfigs; returns the cluster's authority. */
export async function ensureControlPlanePki(node: NodePlan): Promise<KeyPair> {
  const { pki } = node.paths;
  await mkdir(join(pki, "etcd"), { recursive: true, mode: 0o755 });
  const held = new Map<string, KeyPair>();
  for (const { place, commonName } of authorities) held.set(place, await ensureAuthority(join(pki, place), commonName));
  for (const { place, authority, spec } of controlPlaneCertificates(node))
    await ensureCertificate(join(pki, place), held.get(authority)!, spec);
  await ensureTokenKeys(pki);
  const authority = held.get("ca")!;
  for (const [name, spec] of Object.entries(controlPlaneIdentities))
    await ensureKubeconfig({ node, authority, name, spec });
  return authority;
}

/** What every node has: the authority's certificate, the kubelet's serving certificate and the kubeconfigs of its processes. */
export async function ensureNodePki(node: NodePlan, authority: KeyPair): Promise<void> {
  await mkdir(node.paths.pki, { recursive: true, mode: 0o755 });
  await writeIfChanged(join(node.paths.pki, "ca.crt"), authority.cert, 0o644);
  await ensureCertificate(kubeletPki(node), authority, kubeletServing(node));
  for (const [name, spec] of Object.entries(nodeIdentities(node.name)))
    await ensureKubeconfig({ node, authority, name, spec });
}
