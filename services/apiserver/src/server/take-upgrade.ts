import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Exchange } from "./exchange.ts";
import { webSocketExchange } from "./web-socket-exchange.ts";

/** Takes a connection that asks for WebSocket down the road like any other; no handler takes SPDY yet, and that is said. */
export const takeUpgrade =
  (onExchange: (exchange: Exchange) => void) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.headers.upgrade?.toLowerCase() === "websocket")
      onExchange(webSocketExchange({ request, socket, head }));
    else socket.end("HTTP/1.1 501 Not Implemented\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  };
