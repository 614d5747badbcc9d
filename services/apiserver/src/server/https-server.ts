import type { IncomingMessage } from "node:http";
import { createServer, type Server } from "node:https";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import { createHttp2Server, type Http2Server } from "../http2/http2-server.ts";
import type { Exchange } from "./exchange.ts";
import { http1Exchange } from "./http1-exchange.ts";
import { Http2Exchange } from "./http2-exchange.ts";

export interface HttpsOptions {
  readonly cert: Buffer | string;
  readonly key: Buffer | string;
  /** Authorities of client certificates. A certificate is asked for, never demanded. */
  readonly clientCa: Buffer | string | undefined;
  readonly onExchange: (exchange: Exchange) => void;
  /** WebSocket and SPDY: HTTP/1.1 connections that ask for another protocol. */
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** One port: TLS and HTTP/1.1 are Node's, and what TLS agrees to be HTTP/2 is ours. */
export interface HttpsServer {
  readonly tls: Server;
  readonly http2: Http2Server;
}

const keepAliveMs = 90_000;

export function createHttpsServer(options: HttpsOptions): HttpsServer {
  const http2 = createHttp2Server<Http2Exchange>({
    open: (head, connection, date) => new Http2Exchange(head, connection, date),
    onRequest: options.onExchange,
  });
  const tls = createServer({
    cert: options.cert,
    key: options.key,
    ca: options.clientCa ?? [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2", "http/1.1"],
    noDelay: true,
    keepAliveTimeout: keepAliveMs,
  });
  // Node's own listener is HTTP/1.1: it gets the connections that are.
  const serveHttp1 = tls.listeners("secureConnection") as ((socket: TLSSocket) => void)[];
  tls.removeAllListeners("secureConnection");
  tls.on("secureConnection", (socket) => {
    if (socket.alpnProtocol === "h2") http2.accept(socket);
    else for (const serve of serveHttp1) serve.call(tls, socket);
  });
  tls.on("request", (request, response) => options.onExchange(http1Exchange(request, response)));
  tls.on("upgrade", options.onUpgrade);
  // Clients that break off or speak no TLS are theirs to explain.
  tls.on("clientError", (_error, socket) => void socket.destroy());
  tls.on("tlsClientError", (_error, socket) => void socket.destroy());
  return { tls, http2 };
}

/** Resolves with the port that is bound. */
export function listen({ tls }: HttpsServer, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    tls.once("error", reject);
    tls.listen({ host, port }, () => {
      tls.off("error", reject);
      const bound = tls.address();
      resolve(typeof bound === "object" && bound ? bound.port : port);
    });
  });
}
