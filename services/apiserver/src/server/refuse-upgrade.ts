import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Until a handler takes WebSocket and SPDY, a connection that asks for them is told that nothing answers there. */
export function refuseUpgrade(_request: IncomingMessage, socket: Duplex): void {
  socket.end("HTTP/1.1 501 Not Implemented\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}
