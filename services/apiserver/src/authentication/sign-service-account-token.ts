import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { KubernetesClaim } from "./service-account-claims.ts";
import type { TokenKey } from "./service-account-keys.ts";

/** What a pod's own token asks for; such a token is extended to a year, and warns after what was asked for. */
const podTokenSeconds = 60 * 60 + 7;
const extendedSeconds = 365 * 24 * 60 * 60;

export interface TokenSigner {
  readonly issuer: string;
  readonly key: TokenKey;
  /** `--service-account-extend-token-expiration`. */
  readonly extendExpiration: boolean;
  /** Whose audience the API server itself is. */
  readonly apiAudiences: readonly string[];
}

export interface TokenRequested {
  readonly bound: Omit<KubernetesClaim, "warnafter">;
  readonly audiences: readonly string[];
  readonly expirationSeconds: number;
  readonly now: Date;
}

export interface SignedToken {
  readonly token: string;
  /** What the TokenRequest is answered with: the time asked for, also for an extended token. */
  readonly expires: Date;
}

/** Signs a service account token with the claims that kube-apiserver gives one. */
export async function signServiceAccountToken(signer: TokenSigner, request: TokenRequested): Promise<SignedToken> {
  const { issuer, key, extendExpiration, apiAudiences } = signer;
  const { bound, audiences, expirationSeconds, now } = request;
  if (!key.privateKey) throw new Error("this key cannot sign: it is only a public one");
  const iat = Math.floor(now.getTime() / 1000);
  const forUs = audiences.every((audience) => apiAudiences.includes(audience));
  const extended = extendExpiration && bound.pod !== undefined && expirationSeconds === podTokenSeconds && forUs;
  const claim: KubernetesClaim = extended ? { ...bound, warnafter: iat + expirationSeconds } : bound;
  const token = await new SignJWT({ "kubernetes.io": claim })
    .setProtectedHeader({ alg: key.algorithm, kid: key.id })
    .setIssuer(issuer)
    .setSubject(`system:serviceaccount:${bound.namespace}:${bound.serviceaccount.name}`)
    .setAudience([...audiences])
    .setIssuedAt(iat)
    .setNotBefore(iat)
    .setExpirationTime(iat + (extended ? extendedSeconds : expirationSeconds))
    .setJti(randomUUID())
    .sign(key.privateKey);
  return { token, expires: new Date((iat + expirationSeconds) * 1000) };
}
