import type { KeyObject } from "node:crypto";
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { readIfPresent, writeWhole } from "../host/files.ts";
import type { CertificateSpec } from "./certificate-spec.ts";
import type { KeyPair } from "./issue.ts";
import { needsRenewal } from "./needs-renewal.ts";

const secret = 0o600;
const open = 0o644;

/** `base` stands for `base.crt` and `base.key`, as in kubeadm's layout. */
export async function readPair(base: string): Promise<KeyPair | undefined> {
  const [cert, key] = await Promise.all([readIfPresent(`${base}.crt`), readIfPresent(`${base}.key`)]);
  return cert && key ? { cert, key } : undefined;
}

export async function writePair(base: string, { cert, key }: KeyPair): Promise<KeyPair> {
  await mkdir(dirname(base), { recursive: true, mode: 0o755 });
  await writeWhole(`${base}.key`, key, secret);
  await writeWhole(`${base}.crt`, cert, open);
  return { cert, key };
}

/** The authority at this place; a new one where there is none. Never made again: everything hangs on it. */
export async function ensureAuthority(base: string, commonName: string): Promise<KeyPair> {
  const held = await readPair(base);
  if (held) return held;
  const { createAuthority } = await import("./issue.ts");
  return writePair(base, await createAuthority(commonName, new Date()));
}

/** The certificate at this place; a new one where there is none or it no longer serves. */
export async function ensureCertificate(base: string, authority: KeyPair, spec: CertificateSpec): Promise<KeyPair> {
  const held = await readPair(base);
  return held && !needsRenewal({ cert: held.cert, authorityCert: authority.cert, spec, now: new Date() })
    ? held
    : writePair(base, await newPair(authority, spec));
}

/** The signing library is large: it is loaded only when something must be signed. */
export async function newPair(authority: KeyPair, spec: CertificateSpec): Promise<KeyPair> {
  const { issue } = await import("./issue.ts");
  return issue({ authority, spec, now: new Date() });
}

/** `sa.key` and `sa.pub`, which sign and check the tokens of service accounts. */
export async function ensureTokenKeys(folder: string): Promise<void> {
  const held = await readIfPresent(`${folder}/sa.key`);
  const privateKey: KeyObject = held
    ? createPrivateKey(held)
    : generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  if (!held)
    await writeWhole(`${folder}/sa.key`, privateKey.export({ type: "pkcs1", format: "pem" }).toString(), secret);
  const publicPem = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
  if ((await readIfPresent(`${folder}/sa.pub`)) !== publicPem) await writeWhole(`${folder}/sa.pub`, publicPem, open);
}

/** The authority that a node without its key knows: its certificate alone. */
export const readCertificate = (base: string): Promise<string> => readFile(`${base}.crt`, "utf8");
