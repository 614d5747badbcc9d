import { X509Certificate } from "node:crypto";

const block = /-----BEGIN ([^-]+)-----\n([\s\S]*?)-----END \1-----/g;

/** Why nothing can be trusted by these certificates, given in base64; nothing where one of them can be read. */
export function caBundleProblem(base64: string): string | undefined {
  const text = Buffer.from(base64, "base64").toString("latin1");
  const blocks = [...text.matchAll(block)];
  const certificates = blocks.filter(([, type]) => type === "CERTIFICATE");
  if (certificates.some(([pem]) => isCertificate(pem))) return undefined;
  const failed = "unable to load root certificates: ";
  if (certificates.length) return `${failed}failed to parse certificate: x509: malformed certificate`;
  return `${failed}${blocks.length ? "no valid certificate authority data seen" : "unable to parse bytes as PEM block"}`;
}

function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem));
  } catch {
    return false;
  }
}
