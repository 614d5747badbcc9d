import type { IncomingHttpHeaders } from "node:http";
import type { TLSSocket } from "node:tls";
import type { Attributes } from "../authorization/authorizer.ts";
import type { User } from "./call.ts";

/** A request on its way through the stages, whichever door it came by: each stage adds what it finds out. */
export interface Passage {
  /** When it came, of `performance.now()`. */
  readonly began: number;
  /** Of a gRPC call, its metadata. */
  readonly headers: IncomingHttpHeaders;
  /** Without the question mark; empty where there is none. */
  readonly query: string;
  /** What is asked for, parsed from the path, before anything is looked up. */
  readonly attributes: Attributes;
  readonly auditId: string;
  user: User;
  /** Said to the client with any answer, also a refusal. */
  warnings: readonly string[];
  /** Gives back what the stages have taken; its door calls it when the request is over. */
  giveBack: (() => void) | undefined;
}

export interface HttpPassage extends Passage {
  readonly socket: TLSSocket;
}

/** A stage lets a request pass (perhaps later) or throws. Stages that need not wait return nothing. */
export type Stage<P extends Passage = Passage> = (passage: P) => void | Promise<void>;
