import { createHash } from "node:crypto";
import type { ApiObject } from "@kubets/api";
import { compactVerify, decodeJwt, decodeProtectedHeader } from "jose";
import { LRUCache } from "lru-cache";
import type { User } from "../road/call.ts";
import { type Authenticator, BadCredentialsError } from "./authenticator.ts";
import { type BoundObject, claimsOf, legacyIssuer, type ServiceAccountClaims } from "./service-account-claims.ts";
import type { TokenKey } from "./service-account-keys.ts";

/** Finds an object a token speaks of; undefined when it is not there. */
export type Lookup = (
  resource: "serviceaccounts" | "pods" | "secrets" | "nodes",
  namespace: string,
  name: string,
) => Promise<ApiObject | undefined>;

export interface ServiceAccountTokenOptions {
  readonly issuers: readonly string[];
  readonly keys: readonly TokenKey[];
  readonly apiAudiences: readonly string[];
  readonly lookup: Lookup;
  readonly now: () => Date;
}

/** How far clocks may differ. */
const leewaySeconds = 60;

/**
 * Service account tokens, bound and legacy. That a token is signed is checked once and remembered; its dates, and that all
 * it is bound to still exists, are checked at every use.
 */
export function serviceAccountTokens(options: ServiceAccountTokenOptions): Authenticator<string> {
  const { issuers, keys, apiAudiences, lookup, now } = options;
  const checked = new LRUCache<string, ServiceAccountClaims>({ max: 10_000, ttl: 10 * 60_000 });
  return {
    name: "service account token",
    authenticate: async (token, asked = apiAudiences) => {
      const issuer = issuerOf(token);
      if (issuer === undefined || (issuer !== legacyIssuer && !issuers.includes(issuer))) return undefined;
      const digest = createHash("sha256").update(token).digest("base64");
      const claims = checked.get(digest) ?? (await checkSignature(token, keys));
      checked.set(digest, claims);
      checkDates(claims, now());
      const has = claims.legacy ? apiAudiences : claims.audiences;
      const audiences = asked.filter((audience) => has.includes(audience));
      if (audiences.length === 0) throw new BadCredentialsError("the token is for other audiences");
      await checkBoundObjects({ claims, token, lookup, now: now() });
      return { user: userOfClaims(claims), audiences };
    },
  };
}

function issuerOf(token: string): string | undefined {
  if (token.split(".").length !== 3) return undefined;
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function checkSignature(token: string, keys: readonly TokenKey[]): Promise<ServiceAccountClaims> {
  const { kid, alg } = decodeProtectedHeader(token);
  const fitting = keys.filter((key) => key.algorithm === alg && (kid === undefined || key.id === kid));
  for (const key of fitting.length || kid === undefined ? fitting : keys.filter((other) => other.algorithm === alg)) {
    const verified = await compactVerify(token, key.publicKey, { algorithms: [key.algorithm] }).catch(() => undefined);
    const claims = verified && claimsOf(JSON.parse(Buffer.from(verified.payload).toString("utf8")));
    if (claims) return claims;
  }
  throw new BadCredentialsError("the token is not signed by a key of ours, or its claims are wrong");
}

function checkDates({ legacy, expires, notBefore }: ServiceAccountClaims, now: Date): void {
  if (legacy) return;
  const seconds = now.getTime() / 1000;
  if (expires === undefined || seconds > expires + leewaySeconds)
    throw new BadCredentialsError("the token has expired");
  if (notBefore !== undefined && seconds < notBefore - leewaySeconds)
    throw new BadCredentialsError("the token is not valid yet");
}

interface Checked {
  readonly claims: ServiceAccountClaims;
  readonly token: string;
  readonly lookup: Lookup;
  readonly now: Date;
}

async function checkBoundObjects({ claims, token, lookup, now }: Checked): Promise<void> {
  const { namespace, serviceaccount, pod, secret, node } = claims.kubernetes;
  const alive = (object: ApiObject | undefined, { name, uid }: Partial<BoundObject>, what: string): ApiObject => {
    if (!object) throw new BadCredentialsError(`the ${what} "${name}" of the token is not there`);
    if (uid && object.metadata.uid !== uid)
      throw new BadCredentialsError(`the ${what} "${name}" of the token is another one by now`);
    const deleted = object.metadata.deletionTimestamp;
    if (deleted && Date.parse(deleted) < now.getTime() - leewaySeconds * 1000)
      throw new BadCredentialsError(`the ${what} "${name}" of the token has been deleted`);
    return object;
  };
  alive(await lookup("serviceaccounts", namespace, serviceaccount.name), serviceaccount, "service account");
  if (secret) {
    const held = alive(await lookup("secrets", namespace, secret.name), secret, "secret");
    const data = held.data as Readonly<Record<string, string>> | undefined;
    if (claims.legacy && Buffer.from(data?.token ?? "", "base64").toString() !== token)
      throw new BadCredentialsError(`the secret "${secret.name}" holds another token`);
  }
  if (pod) alive(await lookup("pods", namespace, pod.name), pod, "pod");
  if (node?.name && !pod) alive(await lookup("nodes", "", node.name), node, "node");
}

function userOfClaims({ id, kubernetes }: ServiceAccountClaims): User {
  const { namespace, serviceaccount, pod, node } = kubernetes;
  const extra: Record<string, readonly string[]> = {};
  const tell = (key: string, value: string | undefined) => {
    if (value) extra[`authentication.kubernetes.io/${key}`] = [value];
  };
  tell("credential-id", id && `JTI=${id}`);
  tell("node-name", node?.name);
  tell("node-uid", node?.uid);
  tell("pod-name", pod?.name);
  tell("pod-uid", pod?.uid);
  return {
    name: `system:serviceaccount:${namespace}:${serviceaccount.name}`,
    uid: serviceaccount.uid,
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`],
    extra,
  };
}
