import { readFile } from "node:fs/promises";
import type { Logger } from "@kubets/component";
import { bootstrapTokens } from "../authentication/bootstrap-tokens.ts";
import { clientCertificates } from "../authentication/client-certificates.ts";
import { jsonWebKeys, openIdConfiguration } from "../authentication/openid.ts";
import { parseTokenKeys, type TokenKey } from "../authentication/service-account-keys.ts";
import { serviceAccountTokens } from "../authentication/service-account-tokens.ts";
import type { TokenSigner } from "../authentication/sign-service-account-token.ts";
import { storeLookup } from "../authentication/store-lookup.ts";
import { tokenFile } from "../authentication/token-file.ts";
import { type Authentication, createAuthentication } from "../authentication/union.ts";
import type { KindRegistry } from "../road/deps.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";

/** The keys of service account tokens, as the flags name them. */
export interface TokenKeys {
  readonly check: readonly TokenKey[];
  readonly signer: TokenSigner | undefined;
}

export async function readTokenKeys(settings: Settings): Promise<TokenKeys> {
  const { serviceAccountKeyFile: files, serviceAccountSigningKeyFile: signing } = settings;
  const given = (await Promise.all(files.map((path) => readFile(path, "utf8")))).flatMap(parseTokenKeys);
  const own = signing
    ? parseTokenKeys(await readFile(signing, "utf8")).find(({ privateKey }) => privateKey)
    : undefined;
  const check = own && !given.some(({ id }) => id === own.id) ? [...given, own] : given;
  const issuer = settings.serviceAccountIssuer[0];
  if (!own || !issuer) return { check, signer: undefined };
  const extendExpiration = settings.serviceAccountExtendTokenExpiration;
  return { check, signer: { issuer, key: own, extendExpiration, apiAudiences: apiAudiences(settings) } };
}

export const apiAudiences = ({ apiAudiences: given, serviceAccountIssuer }: Settings): readonly string[] =>
  given.length > 0 ? given : serviceAccountIssuer;

export interface AuthenticationParts {
  readonly settings: Settings;
  readonly keys: TokenKeys;
  readonly store: Store;
  readonly registry: KindRegistry;
  readonly log: Logger;
}

export async function openAuthentication({
  settings,
  keys,
  store,
  registry,
  log,
}: AuthenticationParts): Promise<Authentication> {
  const now = () => new Date();
  const { tokenAuthFile, anonymousAuth, serviceAccountIssuer } = settings;
  const fromFile = tokenAuthFile ? [tokenFile(await readFile(tokenAuthFile, "utf8"), tokenAuthFile)] : [];
  const lookup = storeLookup(store, registry);
  const accounts = serviceAccountTokens({
    issuers: serviceAccountIssuer,
    keys: keys.check,
    apiAudiences: apiAudiences(settings),
    lookup,
    now,
  });
  return createAuthentication({
    certificates: clientCertificates(now),
    tokens: [...fromFile, accounts, bootstrapTokens({ lookup, now })],
    allowAnonymous: anonymousAuth,
    onRefusal: ({ authenticator, error }) =>
      log.verbose(2)?.info("Credentials were refused", { authenticator, reason: String(error) }),
  });
}

/** What others need to check our tokens. */
export function openIdDocuments(settings: Settings, { check, signer }: TokenKeys) {
  const issuer = settings.serviceAccountIssuer[0];
  if (!signer || !issuer) return undefined;
  const uri =
    settings.serviceAccountJwksUri ||
    `https://${settings.advertiseAddress || "127.0.0.1"}:${settings.securePort}/openid/v1/jwks`;
  return { configuration: openIdConfiguration(issuer, uri, check), keys: jsonWebKeys(check) };
}
