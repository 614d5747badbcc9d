import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { loadAsn1 } from "./asn1.ts";

/** What a PKCS #10 request asks for. */
export interface Asked {
  readonly commonName: string;
  readonly organizations: readonly string[];
  readonly dnsNames: readonly string[];
  readonly addresses: readonly string[];
  /** Names of other kinds: URIs, mail addresses. */
  readonly otherNames: number;
  readonly publicKey: KeyObject;
  /** The subject as it was written, for the certificate. */
  readonly subject: import("@peculiar/asn1-x509").Name;
}

const extensionRequest = "1.2.840.113549.1.9.14";
const [commonNameType, organizationType] = ["2.5.4.3", "2.5.4.10"];

/** Signature algorithm → its digest; null where the algorithm says it. */
const digests: Readonly<Record<string, string | null>> = {
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.3.101.112": null,
};

/** Reads a request (PEM); throws where it is none, or is not signed by the key it names. */
export function readRequest(pem: string): Asked {
  const { csr, schema, x509 } = loadAsn1();
  const body = /-----BEGIN CERTIFICATE REQUEST-----([\s\S]+?)-----END CERTIFICATE REQUEST-----/.exec(pem)?.[1];
  if (body === undefined) throw new Error("it is no PEM block of type CERTIFICATE REQUEST");
  const request = schema.AsnConvert.parse(Buffer.from(body, "base64"), csr.CertificationRequest);
  const { subject, subjectPKInfo, attributes } = request.certificationRequestInfo;
  const spki = Buffer.from(schema.AsnConvert.serialize(subjectPKInfo));
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
  const digest = digests[request.signatureAlgorithm.algorithm];
  const signed = Buffer.from(request.certificationRequestInfoRaw ?? new ArrayBuffer(0));
  if (digest === undefined || !verify(digest, signed, publicKey, Buffer.from(request.signature)))
    throw new Error("it is not signed by the key it names");

  const extensions = attributes
    .filter(({ type }) => type === extensionRequest)
    .flatMap(({ values }) => values.flatMap((value) => [...schema.AsnConvert.parse(value, x509.Extensions)]));
  const names = extensions
    .filter(({ extnID }) => extnID === x509.id_ce_subjectAltName)
    .flatMap(({ extnValue }) => [...schema.AsnConvert.parse(extnValue, x509.SubjectAlternativeName)]);
  const parts = subject.flatMap((set) => [...set]);
  const partsOf = (wanted: string) => parts.filter(({ type }) => type === wanted).map(({ value }) => value.toString());
  return {
    commonName: partsOf(commonNameType).at(-1) ?? "",
    organizations: partsOf(organizationType),
    dnsNames: names.flatMap(({ dNSName }) => dNSName ?? []),
    addresses: names.flatMap(({ iPAddress }) => iPAddress ?? []),
    otherNames: names.filter(({ dNSName, iPAddress }) => dNSName === undefined && iPAddress === undefined).length,
    publicKey,
    subject,
  };
}
