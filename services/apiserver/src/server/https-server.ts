import type { IncomingMessage, ServerResponse } from "node:http";
import { createSecureServer, type Http2SecureServer, type ServerHttp2Stream } from "node:http2";
import type { Duplex } from "node:stream";
import type { Exchange } from "./exchange.ts";
import { http1Exchange } from "./http1-exchange.ts";
import { http2Exchange } from "./http2-exchange.ts";

export interface HttpsOptions {
  readonly cert: Buffer | string;
  readonly key: Buffer | string;
  /** Authorities of client certificates. A certificate is asked for, never demanded. */
  readonly clientCa: Buffer | string | undefined;
  readonly onExchange: (exchange: Exchange) => void;
  /** WebSocket and SPDY: HTTP/1.1 connections that ask for another protocol. */
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** Megabytes a session may hold: at Node's default several large lists on one connection are reset. */
const maxSessionMemory = 1000;
const maxConcurrentStreams = 250;
/** For request bodies; Go's default window would make a 3 MiB body wait for round trips. */
const initialWindowSize = 1 << 20;
const keepAliveMs = 90_000;

/** One port for HTTP/2 and HTTP/1.1. */
export function createHttpsServer(options: HttpsOptions): Http2SecureServer {
  const server = createSecureServer({
    allowHTTP1: true,
    cert: options.cert,
    key: options.key,
    ca: options.clientCa ?? [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: "TLSv1.2",
    maxSessionMemory,
    settings: { maxConcurrentStreams, initialWindowSize },
  });
  Object.assign(server, { keepAliveTimeout: keepAliveMs });
  server.on("request", (request: unknown, response: unknown) =>
    options.onExchange(http1Exchange(request as IncomingMessage, response as ServerResponse)),
  );
  // The listener for requests makes Node build request objects for HTTP/2 streams too; those are ours, bare.
  server.removeAllListeners("stream");
  server.on("stream", (stream: ServerHttp2Stream, headers) => options.onExchange(http2Exchange(stream, headers)));
  server.on("upgrade", options.onUpgrade);
  // Clients that break off or speak no TLS are theirs to explain.
  server.on("sessionError", () => {});
  server.on("clientError", (_error: Error, socket: Duplex) => void socket.destroy());
  server.on("tlsClientError", (_error, socket) => void socket.destroy());
  return server;
}

/** Resolves with the port that is bound. */
export function listen(server: Http2SecureServer, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      const bound = server.address();
      resolve(typeof bound === "object" && bound ? bound.port : port);
    });
  });
}
