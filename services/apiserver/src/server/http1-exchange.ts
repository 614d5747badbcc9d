import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import { type AnswerHeaders, type Exchange, splitTarget } from "./exchange.ts";
import { readBody } from "./read-body.ts";

export function http1Exchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const { path, query } = splitTarget(request.url ?? "/");
  response.on("error", ignore);
  const begin = (code: number, answer: AnswerHeaders): boolean => {
    if (response.headersSent || response.destroyed) return false;
    response.writeHead(code, answer as Record<string, string | number | string[]>);
    return true;
  };
  return {
    method: request.method ?? "GET",
    path,
    query,
    headers: request.headers,
    socket: request.socket as TLSSocket,
    protocol: "HTTP/1.1",
    get answered() {
      return response.headersSent || response.destroyed;
    },
    body: (limitBytes) => readBody(request, limitBytes, request.headers["content-length"]),
    send: (code, answer, body = "") => {
      if (begin(code, { ...answer, "content-length": Buffer.byteLength(body) })) response.end(body);
    },
    stream: (code, answer) => {
      begin(code, answer);
      response.flushHeaders();
      return response;
    },
    onClose: (listener) => void response.once("close", listener),
  };
}

const ignore = () => {};
