import type { IncomingHttpHeaders } from "node:http";
import type { Writable } from "node:stream";
import type { TLSSocket } from "node:tls";

export type AnswerHeaders = Record<string, string | number | readonly string[]>;

/** One request and its answer, whichever HTTP it came by. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly socket: TLSSocket;
  readonly protocol: "HTTP/1.1" | "HTTP/2.0";
  /** The whole body; rejects with `tooLarge` beyond the limit. */
  body(limitBytes: number): Promise<Buffer>;
  /** True once an answer has begun. */
  readonly answered: boolean;
  /** Of the body that was answered at once; 0 for what is written later. */
  readonly answeredBytes: number;
  /** Answers at once. */
  send(code: number, headers: AnswerHeaders, body?: Buffer | string): void;
  /** Answers with what is written later; ends with `end()`. */
  stream(code: number, headers: AnswerHeaders): Writable;
  /** Called once, when the answer is complete or the client has gone. */
  onClose(listener: () => void): void;
}

/** Splits a request target at its question mark. */
export function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf("?");
  return mark < 0 ? { path: target, query: "" } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}
