import { createPrivateKey, randomBytes, sign, X509Certificate } from "node:crypto";
import { loadAsn1 } from "./asn1.ts";
import type { Asked } from "./read-request.ts";

/** The cluster's authority, as PEM. */
export interface Authority {
  readonly cert: string;
  readonly key: string;
}

export interface Signing {
  readonly authority: Authority;
  readonly asked: Asked;
  readonly usages: readonly string[];
  readonly expirationSeconds: number | undefined;
  readonly now: Date;
}

const backdatedMs = 5 * 60 * 1000;
const defaultSeconds = 365 * 24 * 60 * 60;
const signatures = { ec: "1.2.840.10045.4.3.2", rsa: "1.2.840.113549.1.1.11" } as const;

/** A certificate (PEM) for what was asked, signed by the authority; it never outlives the authority. */
export function signCertificate({ authority, asked, usages, expirationSeconds, now }: Signing): string {
  const { schema, x509 } = loadAsn1();
  const issuer = new X509Certificate(authority.cert);
  const issuerParts = schema.AsnConvert.parse(issuer.raw, x509.Certificate).tbsCertificate;
  const key = createPrivateKey(authority.key);
  const algorithm = new x509.AlgorithmIdentifier({
    algorithm: key.asymmetricKeyType === "rsa" ? signatures.rsa : signatures.ec,
    ...(key.asymmetricKeyType === "rsa" ? { parameters: null } : {}),
  });
  const wantedEnd = now.getTime() + (expirationSeconds ?? defaultSeconds) * 1000;
  const serial = randomBytes(8);
  serial[0] = serial[0]! & 0x7f; // positive
  const tbs = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: Uint8Array.from(serial).buffer,
    signature: algorithm,
    issuer: issuerParts.subject,
    validity: new x509.Validity({
      notBefore: new Date(now.getTime() - backdatedMs),
      notAfter: new Date(Math.min(wantedEnd, issuer.validToDate.getTime())),
    }),
    subject: asked.subject,
    subjectPublicKeyInfo: schema.AsnConvert.parse(
      asked.publicKey.export({ type: "spki", format: "der" }),
      x509.SubjectPublicKeyInfo,
    ),
    extensions: extensionsOf(asked, usages, issuerParts),
  });
  const body = Buffer.from(schema.AsnConvert.serialize(tbs));
  const certificate = new x509.Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: Uint8Array.from(sign("sha256", body, key)).buffer,
  });
  return new X509Certificate(Buffer.from(schema.AsnConvert.serialize(certificate))).toString();
}

function extensionsOf(
  asked: Asked,
  usages: readonly string[],
  issuer: import("@peculiar/asn1-x509").TBSCertificate,
): import("@peculiar/asn1-x509").Extensions {
  const { schema, x509 } = loadAsn1();
  const flags =
    (usages.includes("digital signature") ? x509.KeyUsageFlags.digitalSignature : 0) |
    (usages.includes("key encipherment") ? x509.KeyUsageFlags.keyEncipherment : 0);
  const purposes = [
    ...(usages.includes("client auth") ? [x509.id_kp_clientAuth] : []),
    ...(usages.includes("server auth") ? [x509.id_kp_serverAuth] : []),
  ];
  const names = [
    ...asked.dnsNames.map((dNSName) => new x509.GeneralName({ dNSName })),
    ...asked.addresses.map((iPAddress) => new x509.GeneralName({ iPAddress })),
  ];
  const keyIdentifier = issuer.extensions?.find(({ extnID }) => extnID === x509.id_ce_subjectKeyIdentifier);
  const extension = (extnID: string, value: unknown, critical = false) =>
    new x509.Extension({
      extnID,
      critical,
      extnValue: new schema.OctetString(schema.AsnConvert.serialize(value)),
    });
  return new x509.Extensions([
    ...(flags ? [extension(x509.id_ce_keyUsage, new x509.KeyUsage(flags), true)] : []),
    extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage(purposes)),
    extension(x509.id_ce_basicConstraints, new x509.BasicConstraints({ cA: false }), true),
    ...(keyIdentifier
      ? [
          extension(
            x509.id_ce_authorityKeyIdentifier,
            new x509.AuthorityKeyIdentifier({
              keyIdentifier: schema.AsnConvert.parse(keyIdentifier.extnValue, x509.SubjectKeyIdentifier) as never,
            }),
          ),
        ]
      : []),
    ...(names.length > 0 ? [extension(x509.id_ce_subjectAltName, new x509.SubjectAlternativeName(names))] : []),
  ]);
}
