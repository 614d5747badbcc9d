// Generated from proto/k8s/certificates/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

/** Asks for a certificate. Somebody approves it, the signer named in it signs it. */
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
  /** When the condition was last written. */
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

/** What certificate is wanted, from whom, and who asks. Cannot be changed. */
export interface CertificateSigningRequestSpec {
  /** The request itself: PKCS #10 in PEM. */
  readonly request: string;
  /** Who should sign, such as `kubernetes.io/kube-apiserver-client` or `example.com/signer`. */
  readonly signerName: string;
  /** How long the certificate should be good: at least 600 seconds. The signer may give less. */
  readonly expirationSeconds?: number;
  /** What the certificate is for, such as `digital signature` and `client auth`. */
  readonly usages?: readonly ("signing" | "digital signature" | "content commitment" | "key encipherment" | "key agreement" | "data encipherment" | "cert sign" | "crl sign" | "encipher only" | "decipher only" | "any" | "server auth" | "client auth" | "code signing" | "email protection" | "s/mime" | "ipsec end system" | "ipsec tunnel" | "ipsec user" | "timestamping" | "ocsp signing" | "microsoft sgc" | "netscape sgc")[];
  /** Who made this object; written by the server. */
  readonly username?: string;
  /** UID of who made it; written by the server. */
  readonly uid?: string;
  /** Groups of who made it; written by the server. */
  readonly groups?: readonly string[];
  /** More about who made it; written by the server. */
  readonly extra?: Readonly<Record<string, ExtraValue>>;
}

/** Whether it was approved, and the certificate. */
export interface CertificateSigningRequestStatus {
  /** `Approved`, `Denied` (which exclude each other and stay) and `Failed`. */
  readonly conditions?: readonly CertificateSigningRequestCondition[];
  /** The certificate, in PEM, with those of its issuers. Once set it stays. */
  readonly certificate?: string;
}

/** Several texts under one key. */
export type ExtraValue = readonly string[];
