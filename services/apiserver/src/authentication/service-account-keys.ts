import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** A key of `sa.key` / `sa.pub`, with the names by which tokens speak of it. */
export interface TokenKey {
  /** base64url of the SHA-256 of the public key's DER: the `kid` that kube-apiserver gives it. */
  readonly id: string;
  readonly algorithm: "RS256" | "ES256" | "ES384" | "ES512";
  readonly publicKey: KeyObject;
  /** Only of the key we sign with. */
  readonly privateKey: KeyObject | undefined;
}

const curves: Readonly<Record<string, TokenKey["algorithm"]>> = {
  prime256v1: "ES256",
  secp384r1: "ES384",
  secp521r1: "ES512",
};

function algorithmOf(key: KeyObject): TokenKey["algorithm"] {
  if (key.asymmetricKeyType === "rsa") return "RS256";
  const algorithm = curves[key.asymmetricKeyDetails?.namedCurve ?? ""];
  if (!algorithm)
    throw new Error(`a ${key.asymmetricKeyType} key cannot sign service account tokens: use RSA or ECDSA`);
  return algorithm;
}

function tokenKey(publicKey: KeyObject, privateKey: KeyObject | undefined): TokenKey {
  const der = publicKey.export({ type: "spki", format: "der" });
  const id = createHash("sha256").update(der).digest("base64url");
  return { id, algorithm: algorithmOf(publicKey), publicKey, privateKey };
}

/** All keys of a PEM file: public keys, certificates' and private keys' public halves. */
export function parseTokenKeys(pem: string): readonly TokenKey[] {
  const blocks = pem.match(/-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g) ?? [];
  return blocks
    .filter((block) => !block.includes("EC PARAMETERS"))
    .map((block) => {
      const isPrivate = block.includes("PRIVATE KEY-----");
      const privateKey = isPrivate ? createPrivateKey(block) : undefined;
      return tokenKey(createPublicKey(block), privateKey);
    });
}
