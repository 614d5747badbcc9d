import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedTls, type TlsSource } from "@kubets/component";

/** An authority for one test, and the certificates it signs. */
export interface Pki {
  readonly folder: string;
  readonly ca: Buffer;
  /** Organisations are groups. A server's certificate is for localhost. */
  issue(name: string, organisations?: readonly string[]): { readonly cert: Buffer; readonly key: Buffer };
  /** What a client with this name shows, and whom it trusts. */
  client(name: string, organisations?: readonly string[]): TlsSource;
  remove(): void;
}

export function createPki(): Pki {
  const folder = mkdtempSync(join(tmpdir(), "kubets-pki-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...words: string[]) => execFileSync("openssl", words, { stdio: "ignore" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-days",
    "1",
    "-subj",
    "/CN=test-ca",
    "-keyout",
    at("ca.key"),
    "-out",
    at("ca.crt"),
  );
  writeFileSync(at("san"), "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n");
  const ca = readFileSync(at("ca.crt"));
  let serial = 0;
  const issue: Pki["issue"] = (name, organisations = []) => {
    serial += 1;
    const file = at(`${serial}`);
    const subject = `${organisations.map((one) => `/O=${one}`).join("")}/CN=${name}`;
    openssl("req", ...newKey, "-subj", subject, "-keyout", `${file}.key`, "-out", `${file}.csr`);
    const sign = ["x509", "-req", "-days", "1", "-in", `${file}.csr`, "-CA", at("ca.crt"), "-CAkey", at("ca.key")];
    openssl(...sign, "-set_serial", String(serial), "-extfile", at("san"), "-out", `${file}.crt`);
    return { cert: readFileSync(`${file}.crt`), key: readFileSync(`${file}.key`) };
  };
  return {
    folder,
    ca,
    issue,
    client: (name, organisations) => fixedTls({ ...issue(name, organisations), ca }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
