import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect, isIPv6 } from "node:net";

export interface AskOptions {
  readonly server: string;
  readonly port: number;
  readonly tcp: boolean;
  readonly timeoutMs: number;
}

/**
 * Asks one name server and gives its reply, with the id of the query. From a port of its own and with an id of its own, and
 * only a reply that repeats the question counts: nobody else can answer by guessing. Throws when there is none in time.
 */
export async function askServer(query: Buffer, options: AskOptions): Promise<Buffer> {
  const own = Buffer.from(query);
  own.writeUInt16BE(randomInt(65_536), 0);
  const reply = Buffer.from(await (options.tcp ? askByTcp(own, options) : askByUdp(own, options)));
  reply.writeUInt16BE(query.readUInt16BE(0), 0);
  return reply;
}

function askByUdp(query: Buffer, { server, port, timeoutMs }: AskOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(server) ? "udp6" : "udp4");
    const settle = (error: Error | undefined, reply?: Buffer) => {
      clearTimeout(timer);
      socket.close();
      if (reply) resolve(reply);
      else reject(error);
    };
    const timer = setTimeout(() => settle(new Error(`${server} did not answer`)), timeoutMs);
    socket.on("error", (error) => settle(error));
    socket.on("message", (reply) => {
      if (answers(reply, query)) settle(undefined, reply);
    });
    // Connected, the kernel drops what comes from elsewhere and tells of a closed port.
    socket.connect(port, server, () => socket.send(query));
  });
}

function askByTcp(query: Buffer, { server, port, timeoutMs }: AskOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, server);
    let received = Buffer.alloc(0);
    const settle = (error: Error | undefined, reply?: Buffer) => {
      socket.destroy();
      if (reply) resolve(reply);
      else reject(error);
    };
    socket.setTimeout(timeoutMs, () => settle(new Error(`${server} did not answer`)));
    socket.on("error", (error) => settle(error));
    socket.on("close", () => settle(new Error(`${server} closed the connection`)));
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const reply = received.subarray(2, 2 + received.readUInt16BE(0));
      if (answers(reply, query)) settle(undefined, reply);
      else settle(new Error(`${server} answered something else`));
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(query.length);
    socket.write(Buffer.concat([length, query]));
  });
}

const headerBytes = 12;

/** The same id, a reply, and the same question: names may come back in other letters' case. */
function answers(reply: Buffer, query: Buffer): boolean {
  if (reply.length < headerBytes || reply.readUInt16BE(0) !== query.readUInt16BE(0) || !(reply[2]! & 0x80))
    return false;
  let end = headerBytes;
  while (end < query.length && query[end] !== 0) end += query[end]! + 1;
  end += 5;
  const question = (packet: Buffer) => packet.subarray(headerBytes, end).toString("latin1").toLowerCase();
  return reply.length >= end && question(reply) === question(query);
}
