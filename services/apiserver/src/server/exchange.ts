import type { IncomingHttpHeaders } from "node:http";
import type { Writable } from "node:stream";
import type { TLSSocket } from "node:tls";

export type AnswerHeaders = Record<string, string | number | readonly string[]>;

/** One request and its answer, whichever HTTP it came by. */
export interface Exchange {
  readonly method: string;
  /** Without the query and its escapes; empty where those cannot be read. */
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

/** Splits a request target at its question mark, and reads the path: an escaped slash parts it as any other. */
export function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf("?");
  const [path, query] = mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
  return { path: path.includes("%") ? unescaped(path) : path, query };
}

function unescaped(path: string): string {
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return "";
  const bytes = path.replace(/%(..)|[^\0-\x7f]+/g, (found, hex?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : Buffer.from(found).toString("latin1"),
  );
  return Buffer.from(bytes, "latin1").toString();
}
