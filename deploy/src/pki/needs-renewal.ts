import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import type { CertificateSpec } from "./certificate-spec.ts";

const day = 24 * 60 * 60 * 1000;
/** A certificate is made again when it has less than this to live. */
const renewBeforeMs = 90 * day;

export interface Held {
  readonly cert: string;
  readonly authorityCert: string;
  readonly spec: CertificateSpec;
  readonly now: Date;
}

/** Whether a certificate no longer serves: ends soon, comes from another authority, or lacks a name that it should have. */
export function needsRenewal({ cert, authorityCert, spec, now }: Held): boolean {
  const held = new X509Certificate(cert);
  const authority = new X509Certificate(authorityCert);
  const covers = (name: string) => (isIP(name) ? held.checkIP(name) : held.checkHost(name)) !== undefined;
  const expected = [...spec.organizations.map((name) => `O=${name}`), `CN=${spec.commonName}`];
  return (
    held.validToDate.getTime() - now.getTime() < renewBeforeMs ||
    !held.verify(authority.publicKey) ||
    expected.some((part) => !held.subject.split("\n").includes(part)) ||
    !spec.names.every(covers)
  );
}
