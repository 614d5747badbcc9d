import type { PeerCertificate } from "node:tls";
import type { User } from "../road/call.ts";
import { type Authenticator, BadCredentialsError, type ClientCertificate } from "./authenticator.ts";

/** The attribute of a subject that carries the user's UID. */
const uidAttribute = "1.3.6.1.4.1.57683.2";

const many = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

/** Who a certificate names: CN is the name, each O a group. Undefined without a CN. */
export function userOfCertificate(certificate: PeerCertificate): User | undefined {
  const subject: Readonly<Record<string, unknown>> = { ...certificate.subject };
  const [name] = many(subject.CN);
  if (!name) return undefined;
  const id = certificate.fingerprint256.replaceAll(":", "").toLowerCase();
  return {
    name,
    uid: many(subject[uidAttribute])[0] ?? "",
    groups: many(subject.O),
    extra: { "authentication.kubernetes.io/credential-id": [`X509SHA256=${id}`] },
  };
}

/** TLS checks the chain when the connection begins; its dates are checked again on each request. */
export const clientCertificates = (now: () => Date): Authenticator<ClientCertificate> => ({
  name: "x509",
  authenticate: async ({ certificate, authorized }) => {
    if (!authorized) throw new BadCredentialsError("the certificate is not signed by a client authority");
    if (Date.parse(certificate.valid_to) < now().getTime())
      throw new BadCredentialsError("the certificate has expired");
    const user = userOfCertificate(certificate);
    return user && { user, audiences: [] };
  },
});
