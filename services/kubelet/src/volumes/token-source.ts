import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { ApiClient } from "@kubets/client";
import type { TokenSource } from "./volume-plugin.ts";

interface Kept {
  readonly token: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** Tokens by TokenRequest, each kept until four fifths of its time are over, or a day. */
export function createTokenSource(client: Pick<ApiClient, "createPart">, now: () => number): TokenSource {
  const kept = new Map<string, Map<string, Kept>>();
  const request = async (pod: Pod, audience: string | undefined, expirationSeconds: number): Promise<Kept> => {
    const { namespace = "", name, uid } = pod.metadata;
    const body = {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      spec: {
        audiences: audience ? [audience] : [],
        expirationSeconds,
        boundObjectRef: { apiVersion: "v1", kind: "Pod", name, uid },
      },
    };
    const account = { namespace, name: pod.spec.serviceAccountName || "default" };
    const answer = await client.createPart(kinds.ServiceAccount, account, { subresource: "token", body });
    const status = (answer as unknown as { status: { token: string; expirationTimestamp: string } }).status;
    const expiresAt = Date.parse(status.expirationTimestamp);
    const lifetime = expiresAt - now();
    return { token: status.token, expiresAt, renewAt: now() + Math.min(lifetime * 0.8, 86_400_000) };
  };
  return {
    token: async (pod, { audience, expirationSeconds }) => {
      const uid = pod.metadata.uid ?? "";
      const key = `${audience ?? ""}/${expirationSeconds}`;
      const tokens = kept.get(uid) ?? new Map<string, Kept>();
      kept.set(uid, tokens);
      const known = tokens.get(key);
      if (known && known.renewAt > now()) return known.token;
      try {
        const fresh = await request(pod, audience, expirationSeconds);
        tokens.set(key, fresh);
        return fresh.token;
      } catch (error) {
        // The old one still opens the door while the API cannot be reached.
        if (known && known.expiresAt > now()) return known.token;
        throw error;
      }
    },
    forget: (uid) => void kept.delete(uid),
  };
}
