/** Who a certificate is for, and what it may be used for. */
export interface CertificateSpec {
  /** The user's name, for a client. */
  readonly commonName: string;
  /** The user's groups, for a client. */
  readonly organizations: readonly string[];
  readonly usages: readonly ("client" | "server")[];
  /** DNS names and addresses under which a server is reached. */
  readonly names: readonly string[];
}

export const client = (commonName: string, ...organizations: string[]): CertificateSpec => ({
  commonName,
  organizations,
  usages: ["client"],
  names: [],
});

export const server = (commonName: string, names: readonly string[]): CertificateSpec => ({
  commonName,
  organizations: [],
  usages: ["server"],
  names,
});
