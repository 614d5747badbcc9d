import { createHash, randomInt, X509Certificate } from "node:crypto";
import { join } from "node:path";
import type { Api } from "../cluster/api.ts";
import type { NodePlan } from "../layout.ts";
import { readCertificate } from "../pki/pki-files.ts";

/** By what a machine that wants to join shows that it may: `<id>.<secret>`, as kubeadm's. */
export interface BootstrapToken {
  readonly id: string;
  readonly secret: string;
}

const hour = 60 * 60 * 1000;
export const defaultTtlMs = 24 * hour;
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

const randomText = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join("");

export const formatToken = ({ id, secret }: BootstrapToken): string => `${id}.${secret}`;

export function parseToken(text: string): BootstrapToken | undefined {
  const [, id, secret] = /^([a-z0-9]{6})\.([a-z0-9]{16})$/.exec(text) ?? [];
  return id && secret ? { id, secret } : undefined;
}

/** Writes a new token to the cluster, as the Secret that kubeadm would write. */
export async function createToken(api: Api, ttlMs = defaultTtlMs, now = new Date()): Promise<BootstrapToken> {
  const token = { id: randomText(6), secret: randomText(16) };
  await api.send("POST", "/api/v1/namespaces/kube-system/secrets", {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: `bootstrap-token-${token.id}`, namespace: "kube-system" },
    type: "bootstrap.kubernetes.io/token",
    stringData: {
      "token-id": token.id,
      "token-secret": token.secret,
      "usage-bootstrap-authentication": "true",
      "usage-bootstrap-signing": "true",
      "auth-extra-groups": "system:bootstrappers:kubeadm:default-node-token",
      description: "Lets machines join the cluster",
      ...(ttlMs > 0 ? { expiration: new Date(now.getTime() + ttlMs).toISOString().replace(/\.\d+Z$/, "Z") } : {}),
    },
  });
  return token;
}

/** `sha256:` and the digest of the authority's public key, as kubeadm prints it. */
export function authorityHash(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return `sha256:${createHash("sha256").update(key).digest("hex")}`;
}

/** What to type on the next machine. */
export async function joinCommand(node: NodePlan, token: BootstrapToken): Promise<string> {
  const hash = authorityHash(await readCertificate(join(node.paths.pki, "ca")));
  const { host } = new URL(node.server);
  return `kubets join ${host} --token ${formatToken(token)} --discovery-token-ca-cert-hash ${hash}`;
}
