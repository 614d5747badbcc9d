import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeader, ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import type { TLSSocket } from "node:tls";
import { type AnswerHeaders, type Exchange, splitTarget } from "./exchange.ts";
import { readBody } from "./read-body.ts";

export function http1Exchange(request: IncomingMessage, response: ServerResponse): Exchange {
  response.on("error", ignore);
  return new Http1Exchange(request, response);
}

/** A class, because every request has one: its methods are shared. */
class Http1Exchange implements Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly socket: TLSSocket;
  readonly protocol = "HTTP/1.1";
  answeredBytes = 0;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse) {
    const { path, query } = splitTarget(request.url ?? "/");
    this.method = request.method ?? "GET";
    this.path = path;
    this.query = query;
    this.headers = request.headers;
    this.socket = request.socket as TLSSocket;
    this.#request = request;
    this.#response = response;
  }

  get answered(): boolean {
    return this.#response.headersSent || this.#response.destroyed;
  }

  body(limitBytes: number): Promise<Buffer> {
    return readBody(this.#request, limitBytes, this.headers["content-length"]);
  }

  send(code: number, headers: AnswerHeaders, body: Buffer | string = ""): void {
    if (this.answered) return;
    const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
    const list = flat(headers);
    list.push("content-length", length);
    this.answeredBytes = length;
    this.#response.writeHead(code, list);
    if (typeof body === "string" || body.length <= sliceBytes) this.#response.end(body);
    else endInSlices(this.#response, body);
  }

  stream(code: number, headers: AnswerHeaders): Writable {
    if (!this.answered) this.#response.writeHead(code, flat(headers));
    this.#response.flushHeaders();
    return this.#response;
  }

  onClose(listener: () => void): void {
    this.#response.on("close", listener);
  }
}

/** Encrypting so much takes about a millisecond. */
const sliceBytes = 1 << 20;

/** A large answer is encrypted as fast as it is read: as a whole it would hold the event loop, and be in memory twice. */
function endInSlices(response: ServerResponse, body: Buffer): void {
  let at = 0;
  const next = (error?: Error | null): void => {
    if (error || response.destroyed) return;
    const slice = body.subarray(at, at + sliceBytes);
    at += slice.length;
    if (at < body.length) response.write(slice, next);
    else response.end(slice);
  };
  next();
}

/** Names and values in turn: the form that Node writes as it stands. */
function flat(headers: AnswerHeaders): OutgoingHttpHeader[] {
  const list: OutgoingHttpHeader[] = [];
  for (const name in headers) list.push(name, headers[name] as OutgoingHttpHeader);
  return list;
}

const ignore = () => {};
