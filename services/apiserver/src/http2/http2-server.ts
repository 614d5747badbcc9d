import type { Socket } from "node:net";
import type { Connection } from "./connection.ts";
import { limits } from "./limits.ts";
import type { RequestHead } from "./request-head.ts";
import { createServerConnection, type ServerConnection } from "./server-connection.ts";
import type { ServerStream } from "./server-stream.ts";
import { createSlabs } from "./slabs.ts";

export interface Http2ServerOptions<S extends ServerStream> {
  readonly open: (head: RequestHead, connection: Connection<ServerStream>, date: () => string) => S;
  readonly onRequest: (stream: S) => void;
}

/** Serves HTTP/2 on sockets that somebody else accepts. */
export interface Http2Server {
  accept(socket: Socket): void;
  /** Asks all clients to go, and lets what they have asked for finish. */
  drain(): void;
}

export function createHttp2Server<S extends ServerStream>({ open, onRequest }: Http2ServerOptions<S>): Http2Server {
  const connections = new Set<ServerConnection>();
  const slabs = createSlabs();
  const date = createDate();
  let sweeping: NodeJS.Timeout | undefined;

  function sweep(): void {
    const now = Date.now();
    for (const connection of connections) connection.sweep(now);
    if (connections.size > 0) return;
    clearInterval(sweeping);
    sweeping = undefined;
  }

  return {
    accept(socket) {
      const connection = createServerConnection({
        socket,
        slabs,
        now: Date.now,
        open: (head, on) => open(head, on, date),
        onRequest: (stream) => onRequest(stream as S),
        onClose: () => connections.delete(connection),
      });
      connections.add(connection);
      sweeping ??= setInterval(sweep, limits.sweepMs).unref();
    },
    drain() {
      for (const connection of connections) connection.drain();
    },
  };
}

/** The time as HTTP writes it, made once for each second. */
function createDate(): () => string {
  let second = 0;
  let text = "";
  return () => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) {
      second = now;
      text = new Date(now * 1000).toUTCString();
    }
    return text;
  };
}
