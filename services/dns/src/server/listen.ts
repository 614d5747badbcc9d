import { createSocket } from "node:dgram";
import { createServer, isIPv6, type Socket } from "node:net";

export interface Query {
  readonly packet: Buffer;
  readonly tcp: boolean;
}

/** Gives the reply, or nothing for what deserves none. Never throws. */
export type Responder = (query: Query) => Promise<Buffer | undefined>;

export interface ListenOptions {
  readonly address: string;
  readonly port: number;
  readonly respond: Responder;
  readonly onError: (error: Error) => void;
}

const idleMs = 10_000;
const receiveBufferBytes = 1024 * 1024;

/** Serves UDP and TCP on one address. Resolves when both are open, with how to close them. */
export async function listen(options: ListenOptions): Promise<{ readonly close: () => void }> {
  const closeUdp = await listenUdp(options);
  const closeTcp = await listenTcp(options).catch((error) => {
    closeUdp();
    throw error;
  });
  return {
    close: () => {
      closeUdp();
      closeTcp();
    },
  };
}

function listenUdp({ address, port, respond, onError }: ListenOptions): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: isIPv6(address) ? "udp6" : "udp4", recvBufferSize: receiveBufferBytes });
    socket.once("error", reject);
    socket.bind(port, address, () => {
      socket.off("error", reject).on("error", onError);
      resolve(() => socket.close());
    });
    socket.on("message", (packet, from) => {
      void respond({ packet, tcp: false }).then((reply) => {
        // A caller that has gone is nobody's fault.
        if (reply) socket.send(reply, from.port, from.address, () => {});
      });
    });
  });
}

function listenTcp({ address, port, respond, onError }: ListenOptions): Promise<() => void> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(idleMs, () => socket.destroy());
    void serveConnection(socket, respond);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => {
      server.off("error", reject).on("error", onError);
      resolve(() => {
        server.close();
        for (const socket of open) socket.destroy();
      });
    });
  });
}

/** Each message has its length before it (RFC 1035, 4.2.2). Answered one after the other, so a fast writer waits for us. */
async function serveConnection(socket: Socket, respond: Responder): Promise<void> {
  let received: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk as Buffer]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        const reply = await respond({ packet: received.subarray(2, end), tcp: true });
        received = received.subarray(end);
        if (!reply) return void socket.destroy();
        const length = Buffer.alloc(2);
        length.writeUInt16BE(reply.length);
        socket.write(Buffer.concat([length, reply]));
      }
    }
    socket.end();
  } catch {
    socket.destroy();
  }
}
