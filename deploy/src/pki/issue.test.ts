import { X509Certificate } from "node:crypto";
import { authorityHash } from "../joining/bootstrap-token.ts";
import { client, server } from "./certificate-spec.ts";
import { createAuthority, issue } from "./issue.ts";
import { needsRenewal } from "./needs-renewal.ts";

const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
const authority = await createAuthority("kubernetes", now);
const other = await createAuthority("kubernetes", now);
const spec = server("kube-apiserver", ["kubernetes.default", "10.96.0.1"]);
const { cert } = await issue({ authority, spec, now });

test("issue() makes a certificate of the authority for these names", () => {
  const made = new X509Certificate(cert);
  expect(made.checkIssued(new X509Certificate(authority.cert))).toBe(true);
  expect(made.subjectAltName).toBe("DNS:kubernetes.default, IP Address:10.96.0.1");
  expect(made.ca).toBe(false);
});

test("issue() puts groups and name of a user into the subject", async () => {
  const made = await issue({ authority, spec: client("system:node:n1", "system:nodes"), now });
  expect(new X509Certificate(made.cert).subject).toBe("O=system:nodes\nCN=system:node:n1");
});

test("authorityHash() has kubeadm's form", () =>
  expect(authorityHash(authority.cert)).toMatch(/^sha256:[0-9a-f]{64}$/));

const rows = [
  { it: "is content with what serves", held: {}, renew: false },
  { it: "renews what ends within 90 days", held: { now: inDays(300) }, renew: true },
  { it: "renews what another authority signed", held: { authorityCert: other.cert }, renew: true },
  { it: "renews what lacks an address", held: { spec: server("kube-apiserver", ["10.0.0.9"]) }, renew: true },
  { it: "renews what is somebody else's", held: { spec: { ...spec, commonName: "etcd" } }, renew: true },
];
for (const { it: name, held, renew } of rows)
  test(`needsRenewal() ${name}`, () =>
    expect(needsRenewal({ cert, authorityCert: authority.cert, spec, now, ...held })).toBe(renew));
