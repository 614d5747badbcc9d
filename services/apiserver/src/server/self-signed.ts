import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

export interface SelfSigned {
  readonly certFile: string;
  readonly keyFile: string;
}

export interface SelfSignedOptions {
  readonly dir: string;
  readonly addresses: readonly string[];
  readonly now: Date;
}

const year = 365 * 24 * 60 * 60 * 1000;
const serverAuth = "1.3.6.1.5.5.7.3.1";

/** The certificate a server makes for itself where nobody gives it one; an older one in the folder is used again. */
export async function selfSignedFiles({ dir, addresses, now }: SelfSignedOptions): Promise<SelfSigned> {
  const files = { certFile: join(dir, "apiserver.crt"), keyFile: join(dir, "apiserver.key") };
  const exist = await Promise.all(
    Object.values(files).map((path) =>
      readFile(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (exist.every(Boolean)) return files;
  await mkdir(dir, { recursive: true });
  const { cert, key } = await selfSigned(addresses, now);
  await writeFile(files.keyFile, key, { mode: 0o600 });
  await writeFile(files.certFile, cert);
  return files;
}

async function selfSigned(addresses: readonly string[], now: Date): Promise<{ cert: string; key: string }> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
  const names = ["localhost", hostname(), "kubernetes", "kubernetes.default", "kubernetes.default.svc"];
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${hostname()}`,
    notBefore: now,
    notAfter: new Date(now.getTime() + year),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true),
      new KeyUsagesExtension(
        KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment | KeyUsageFlags.keyCertSign,
      ),
      new ExtendedKeyUsageExtension([serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: "dns" as const, value })),
        ...addresses.map((value) => ({ type: "ip" as const, value })),
      ]),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  const lines = pkcs8.match(/.{1,64}/g)!.join("\n");
  return {
    cert: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
  };
}
