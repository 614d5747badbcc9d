import type { PeerCertificate } from "node:tls";
import type { User } from "../road/call.ts";

/** The client certificate of a connection; `authorized`: TLS has checked it against our authorities. */
export interface ClientCertificate {
  readonly certificate: PeerCertificate;
  readonly authorized: boolean;
}

/** What a request shows of who sends it. */
export interface Credentials {
  readonly certificate: ClientCertificate | undefined;
  /** The bearer token. */
  readonly token: string | undefined;
}

/**
 * One way to know a user. Undefined: the credentials are none of this way's, the next one may know them. A throw: they
 * are, and they are bad.
 */
export interface Authenticator<Shown> {
  readonly name: string;
  readonly authenticate: (shown: Shown, audiences?: readonly string[]) => Promise<Authenticated | undefined>;
}

export interface Authenticated {
  readonly user: User;
  /** Those of the token that were asked for; empty where the way knows no audiences. */
  readonly audiences: readonly string[];
}

/**
 * Bad credentials; the message is for the log, the client is told `Unauthorized`. Who reviews a token may be told more: `isTold` says
 * that the message is for them too.
 */
export class BadCredentialsError extends Error {
  override readonly name = "BadCredentialsError";
  readonly isTold: boolean;

  constructor(message: string, { isTold = false } = {}) {
    super(message);
    this.isTold = isTold;
  }
}
