import type { IncomingHttpHeaders } from "node:http";
import type { TLSSocket } from "node:tls";
import type { Attributes } from "../authorization/authorizer.ts";
import type { User } from "./call.ts";

/** A request on its way through the stages: each adds what it finds out. */
export interface Passage {
  readonly headers: IncomingHttpHeaders;
  readonly socket: TLSSocket;
  /** What is asked for, parsed from the path, before anything is looked up. */
  readonly attributes: Attributes;
  readonly auditId: string;
  user: User;
  /** Said to the client with any answer, also a refusal. */
  warnings: readonly string[];
  /** What stages have to give back when the request is over. */
  readonly onEnd: (() => void)[];
}

/** A stage lets a request pass (perhaps later) or throws. Stages that need not wait return nothing. */
export type Stage = (passage: Passage) => void | Promise<void>;
