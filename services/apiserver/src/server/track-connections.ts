import type { Http2SecureServer, ServerHttp2Session } from "node:http2";
import type { TLSSocket } from "node:tls";

/** Knows the open connections of a server, so that they can be ended. */
export interface Connections {
  /** Takes no new ones, lets requests finish, and cuts off what is left after a while. */
  close(withinMs: number): Promise<void>;
}

export function trackConnections(server: Http2SecureServer): Connections {
  const sockets = new Set<TLSSocket>();
  const sessions = new Set<ServerHttp2Session>();
  server.on("secureConnection", (socket: TLSSocket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
  });
  return {
    close: async (withinMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const session of sessions) session.close();
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, withinMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
