import "reflect-metadata";
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  type webcrypto,
} from "node:crypto";
import { isIP } from "node:net";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { CertificateSpec } from "./certificate-spec.ts";

/** A certificate and its key, as PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

const day = 24 * 60 * 60 * 1000;
/** As kubeadm: authorities live ten years, what they sign one. */
const authorityDays = 3650;
const leafDays = 365;
/** Clocks of machines that join may be a little behind. */
const backdatedMs = 5 * 60 * 1000;

const usageOids = { client: "1.3.6.1.5.5.7.3.2", server: "1.3.6.1.5.5.7.3.1" } as const;
const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const rsa = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

const algorithmOf = (key: KeyObject) => (key.asymmetricKeyType === "rsa" ? rsa : ecdsa);

/** The key of a new certificate: P-256, in the form kubeadm writes. */
export function newKey(): { readonly pem: string; readonly key: KeyObject } {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { key: privateKey, pem: privateKey.export({ type: "sec1", format: "pem" }).toString() };
}

const signingKey = (key: KeyObject): webcrypto.CryptoKey => key.toCryptoKey(algorithmOf(key), false, ["sign"]);
const publicHalf = (key: KeyObject): webcrypto.CryptoKey =>
  createPublicKey(key).toCryptoKey(algorithmOf(key), true, ["verify"]);

const validity = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - backdatedMs),
  notAfter: new Date(now.getTime() + days * day),
});

/** A positive serial number of 63 random bits, as Kubernetes' own. */
const serialNumber = (): string => (randomBytes(8).readBigUInt64BE() >> 1n).toString(16).padStart(16, "0");

/** A new authority, which signs itself. */
export async function createAuthority(commonName: string, now: Date): Promise<KeyPair> {
  const { key, pem } = newKey();
  const publicKey = publicHalf(key);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: new Name([{ CN: [commonName] }]),
    ...validity(now, authorityDays),
    signingAlgorithm: ecdsa,
    keys: { privateKey: signingKey(key), publicKey },
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(
        KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment | KeyUsageFlags.keyCertSign,
        true,
      ),
      await SubjectKeyIdentifierExtension.create(publicKey),
      new SubjectAlternativeNameExtension([{ type: "dns", value: commonName }]),
    ],
  });
  return { cert: `${certificate.toString("pem")}\n`, key: pem };
}

export interface Issuing {
  readonly authority: KeyPair;
  readonly spec: CertificateSpec;
  readonly now: Date;
}

/** A key and a certificate for it, signed by the authority. */
export async function issue({ authority, spec, now }: Issuing): Promise<KeyPair> {
  const { key, pem } = newKey();
  return { cert: await certify({ authority, spec, now, publicKey: createPublicKey(key) }), key: pem };
}

/** A certificate for somebody's key, signed by the authority. */
export async function certify({
  authority,
  spec,
  now,
  publicKey,
}: Issuing & { publicKey: KeyObject }): Promise<string> {
  const issuer = new X509Certificate(authority.cert);
  const issuerKey = createPrivateKey(authority.key);
  const subjectKey = publicKey.toCryptoKey(algorithmOf(publicKey), true, ["verify"]);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: new Name([...spec.organizations.map((name) => ({ O: [name] })), { CN: [spec.commonName] }]),
    issuer: issuer.subjectName,
    ...validity(now, leafDays),
    signingAlgorithm: algorithmOf(issuerKey),
    publicKey: subjectKey,
    signingKey: signingKey(issuerKey),
    extensions: await leafExtensions(spec, issuer),
  });
  return `${certificate.toString("pem")}\n`;
}

async function leafExtensions(spec: CertificateSpec, issuer: X509Certificate): Promise<Extension[]> {
  const names = spec.names.map((value) => ({ type: isIP(value) ? ("ip" as const) : ("dns" as const), value }));
  return [
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension(spec.usages.map((usage) => usageOids[usage])),
    new BasicConstraintsExtension(false, undefined, true),
    await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
  ];
}
