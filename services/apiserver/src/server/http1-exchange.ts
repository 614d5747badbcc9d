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
    this.#response.writeHead(code, list).end(body);
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

/** Names and values in turn: the form that Node writes as it stands. */
function flat(headers: AnswerHeaders): OutgoingHttpHeader[] {
  const list: OutgoingHttpHeader[] = [];
  for (const name in headers) list.push(name, headers[name] as OutgoingHttpHeader);
  return list;
}

const ignore = () => {};
