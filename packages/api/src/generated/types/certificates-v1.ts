// Generated from proto/k8s/certificates/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

export type CertificateSigningRequest = {
  readonly kind: "CertificateSigningRequest";
  readonly apiVersion: "certificates.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: CertificateSigningRequestSpec;
  /** What is, as last observed. */
  readonly status: CertificateSigningRequestStatus;
};

/** One observation about the state of the object. */
export interface CertificateSigningRequestCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
  readonly lastUpdateTime?: Time;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
}

/** A list of CertificateSigningRequest objects. */
export interface CertificateSigningRequestList {
  readonly kind: "CertificateSigningRequestList";
  readonly apiVersion: "certificates.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly CertificateSigningRequest[];
}

export interface CertificateSigningRequestSpec {
  readonly request: string;
  readonly signerName: string;
  readonly expirationSeconds?: number;
  readonly usages?: readonly ("signing" | "digital signature" | "content commitment" | "key encipherment" | "key agreement" | "data encipherment" | "cert sign" | "crl sign" | "encipher only" | "decipher only" | "any" | "server auth" | "client auth" | "code signing" | "email protection" | "s/mime" | "ipsec end system" | "ipsec tunnel" | "ipsec user" | "timestamping" | "ocsp signing" | "microsoft sgc" | "netscape sgc")[];
  readonly username?: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: Readonly<Record<string, ExtraValue>>;
}

export interface CertificateSigningRequestStatus {
  readonly conditions?: readonly CertificateSigningRequestCondition[];
  readonly certificate?: string;
}

export type ExtraValue = readonly string[];
