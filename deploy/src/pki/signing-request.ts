import "reflect-metadata";
import { createPublicKey } from "node:crypto";
import { isIP } from "node:net";
import { Name, Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from "@peculiar/x509";
import type { CertificateSpec } from "./certificate-spec.ts";
import { newKey } from "./issue.ts";

export interface SigningRequest {
  readonly key: string;
  /** PKCS #10, as PEM. */
  readonly request: string;
}

const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** A new key and the request to sign for it. */
export async function createRequest({ commonName, organizations, names }: CertificateSpec): Promise<SigningRequest> {
  const { key, pem } = newKey();
  const alternatives = names.map((value) => ({ type: isIP(value) ? ("ip" as const) : ("dns" as const), value }));
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: new Name([...organizations.map((name) => ({ O: [name] })), { CN: [commonName] }]),
    keys: {
      privateKey: key.toCryptoKey(ecdsa, false, ["sign"]),
      publicKey: createPublicKey(key).toCryptoKey(ecdsa, true, ["verify"]),
    },
    signingAlgorithm: ecdsa,
    extensions: alternatives.length > 0 ? [new SubjectAlternativeNameExtension(alternatives)] : [],
  });
  return { key: pem, request: `${request.toString("pem")}\n` };
}
