import type { TLSSocket } from "node:tls";
import type { HttpsServer } from "./https-server.ts";

/** Knows the open connections of a server, so that they can be ended. */
export interface Connections {
  /** Takes no new ones, lets requests finish, and cuts off what is left after a while. */
  close(withinMs: number): Promise<void>;
}

export function trackConnections({ tls, http2 }: HttpsServer): Connections {
  const sockets = new Set<TLSSocket>();
  tls.on("secureConnection", (socket: TLSSocket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return {
    close: async (withinMs) => {
      const closed = new Promise<void>((resolve) => tls.close(() => resolve()));
      http2.drain();
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, withinMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
