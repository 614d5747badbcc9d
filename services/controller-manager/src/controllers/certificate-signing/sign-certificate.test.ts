import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRequest } from "./read-request.ts";
import { signCertificate } from "./sign-certificate.ts";

const folder = mkdtempSync(join(tmpdir(), "kubets-sign-"));
const file = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] });
const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

beforeAll(() => {
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    file("ca.key"),
    "-out",
    file("ca.crt"),
    "-subj",
    "/CN=kubernetes",
    "-days",
    "30",
  );
  const subject = [
    "-subj",
    "/O=system:nodes/CN=system:node:n1",
    "-addext",
    "subjectAltName=DNS:n1,IP:10.0.0.1,IP:fd00::1",
  ];
  openssl("req", "-new", ...newKey, "-keyout", file("n1.key"), "-out", file("n1.csr"), ...subject);
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(file(name), "utf8");

test("readRequest() says who asks, and for which names", () => {
  const { publicKey: _key, subject: _subject, ...asked } = readRequest(read("n1.csr"));
  expect(asked).toEqual({
    commonName: "system:node:n1",
    organizations: ["system:nodes"],
    dnsNames: ["n1"],
    addresses: ["10.0.0.1", "fd00::1"],
    otherNames: 0,
  });
});

test("readRequest() refuses a request that was changed after it was signed", () => {
  const der = Buffer.from(read("n1.csr").replace(/-----[^-]+-----|\s/g, ""), "base64");
  der[der.indexOf("n1")] = "m".charCodeAt(0);
  const changed = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString("base64")}\n-----END CERTIFICATE REQUEST-----\n`;
  expect(() => readRequest(changed)).toThrow("not signed by the key");
});

test("signCertificate() makes what OpenSSL accepts, and nothing that outlives the authority", () => {
  const signed = signCertificate({
    authority: { cert: read("ca.crt"), key: read("ca.key") },
    asked: readRequest(read("n1.csr")),
    usages: ["digital signature", "server auth"],
    expirationSeconds: undefined,
    now: new Date(),
  });
  const [certificate, authority] = [new X509Certificate(signed), new X509Certificate(read("ca.crt"))];
  expect(certificate.verify(authority.publicKey)).toBe(true);
  expect(certificate.checkIssued(authority)).toBe(true);
  expect(certificate.subject).toBe("O=system:nodes\nCN=system:node:n1");
  expect(certificate.subjectAltName).toBe("DNS:n1, IP Address:10.0.0.1, IP Address:FD00:0:0:0:0:0:0:1");
  expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
  expect(certificate.ca).toBe(false);
  expect(certificate.validToDate).toEqual(authority.validToDate);
});
