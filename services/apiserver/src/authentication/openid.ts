import type { TokenKey } from "./service-account-keys.ts";

/** The document at `/.well-known/openid-configuration`. */
export const openIdConfiguration = (issuer: string, jwksUri: string, keys: readonly TokenKey[]) => ({
  issuer,
  jwks_uri: jwksUri,
  response_types_supported: ["id_token"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: [...new Set(keys.map(({ algorithm }) => algorithm))].sort(),
});

/** The document at `/openid/v1/jwks`: the public keys that check service account tokens. */
export const jsonWebKeys = (keys: readonly TokenKey[]) => ({
  keys: keys.map(({ id, algorithm, publicKey }) => {
    const { kty, ...members } = publicKey.export({ format: "jwk" });
    return { use: "sig", kty, kid: id, alg: algorithm, ...members };
  }),
});
