import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { signServiceAccountToken } from "../authentication/sign-service-account-token.ts";
import type { Authentication } from "../authentication/union.ts";
import type { Authorizer } from "../authorization/authorizer.ts";
import type { SpecialHandlers } from "../road/deps.ts";
import type { Settings } from "../settings.ts";
import { specialHandlers } from "../subresources/index.ts";
import type { KubeletClient } from "../subresources/log.ts";
import { apiAudiences, type TokenKeys } from "./authentication.ts";

export interface SpecialParts {
  readonly settings: Settings;
  readonly authentication: Authentication;
  readonly authorizer: Authorizer;
  readonly keys: TokenKeys;
  readonly etcd: () => Promise<void>;
}

/** The resources that are not objects, with what they need of this server. */
export async function openSpecial({
  settings,
  authentication,
  authorizer,
  keys,
  etcd,
}: SpecialParts): Promise<SpecialHandlers> {
  return specialHandlers({
    authorizer,
    rulesOf: async ({ groups }) => ({
      resourceRules: groups.includes("system:masters") ? [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }] : [],
      nonResourceRules: groups.includes("system:masters") ? [{ verbs: ["*"], nonResourceURLs: ["*"] }] : [],
      incomplete: true,
      evaluationError: "the rules of this authorizer cannot be listed",
    }),
    tokens: {
      audiences: apiAudiences(settings),
      authenticate: authentication.authenticateToken,
      sign: (order) => {
        if (!keys.signer) throw new Error("no key signs service account tokens: --service-account-signing-key-file");
        return signServiceAccountToken(keys.signer, order);
      },
    },
    kubelet: await openKubeletClient(settings),
    components: [{ name: "etcd-0", check: () => etcd().then(() => ({ healthy: true, message: "ok" }), unhealthy) }],
  });
}

const unhealthy = (error: unknown) => ({ healthy: false, message: String(error) });

/** Reads from kubelets with the certificate of the flags. Redirects are never followed. */
async function openKubeletClient(settings: Settings): Promise<KubeletClient> {
  const read = (path: string) => (path ? readFile(path) : Promise.resolve(undefined));
  const [cert, key, ca] = await Promise.all([
    read(settings.kubeletClientCertificate),
    read(settings.kubeletClientKey),
    read(settings.kubeletCertificateAuthority),
  ]);
  return {
    addressTypes: settings.kubeletPreferredAddressTypes,
    get: ({ address: { host, port }, path, insecure, signal }) =>
      new Promise((resolve, reject) => {
        const options = { host, port, path, cert, key, ca, rejectUnauthorized: Boolean(ca) && !insecure, signal };
        const sent = request(options, (answer) => resolve({ code: answer.statusCode ?? 502, body: answer }));
        sent.on("error", reject);
        sent.end();
      }),
  };
}
