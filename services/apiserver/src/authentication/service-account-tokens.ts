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
      const has = claims.legacy ? apiAudiences : claims.audiences;
      const audiences = asked.filter((audience) => has.includes(audience));
      if (audiences.length === 0) {
        throw refused(`token audiences ${quoted(has)} is invalid for the target audiences ${quoted(asked)}`);
      }
      checkDates(claims, now());
      await checkBoundObjects({ claims, token, lookup, now: now() });
      return { user: userOfClaims(claims), audiences };
    },
  };
}

/** The texts are what a TokenReview answers. */
const refused = (why: string) => new BadCredentialsError(why, { isTold: true });
const quoted = (texts: readonly string[]) => `[${texts.map((text) => JSON.stringify(text)).join(" ")}]`;

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
  throw refused("go-jose/go-jose: error in cryptographic primitive");
}

function checkDates({ legacy, expires, notBefore }: ServiceAccountClaims, now: Date): void {
  if (legacy) return;
  const seconds = now.getTime() / 1000;
  if (expires === undefined || seconds > expires + leewaySeconds) throw refused("service account token has expired");
  if (notBefore !== undefined && seconds < notBefore - leewaySeconds) {
    throw refused("service account token is not valid yet");
  }
}

interface Checked {
  readonly claims: ServiceAccountClaims;
  readonly token: string;
  readonly lookup: Lookup;
  readonly now: Date;
}

async function checkBoundObjects({ claims, token, lookup, now }: Checked): Promise<void> {
  const { namespace, serviceaccount, pod, secret, node } = claims.kubernetes;
  const isDeleted = ({ metadata: { deletionTimestamp: deleted } }: ApiObject) =>
    deleted !== undefined && Date.parse(deleted) < now.getTime() - leewaySeconds * 1000;
  const alive = (object: ApiObject | undefined, { uid }: Partial<BoundObject>, what: string): ApiObject => {
    if (!object) throw refused("service account token has been invalidated");
    const other = object.metadata.uid;
    if (uid && other !== uid)
      throw refused(`${what} UID (${other}) does not match service account ${what} ref claim (${uid})`);
    if (isDeleted(object)) throw refused("service account token has been invalidated");
    return object;
  };
  const { name, uid } = serviceaccount;
  const account = await lookup("serviceaccounts", namespace, name);
  if (!account) throw refused(`serviceaccounts ${JSON.stringify(name)} not found`);
  if (uid && account.metadata.uid !== uid) {
    throw refused(`service account UID (${account.metadata.uid}) does not match claim (${uid})`);
  }
  if (isDeleted(account)) throw refused(`service account ${namespace}/${name} has been deleted`);
  if (secret) {
    const held = alive(await lookup("secrets", namespace, secret.name), secret, "secret");
    const data = held.data as Readonly<Record<string, string>> | undefined;
    if (claims.legacy && Buffer.from(data?.token ?? "", "base64").toString() !== token)
      throw refused("Token does not match server's copy");
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
