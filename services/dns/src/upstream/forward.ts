import { askServer } from "./ask-server.ts";
import type { ReplyCache } from "./reply-cache.ts";

export interface Forwarded {
  /** Replies are shared by queries with the same key. */
  readonly key: string;
  readonly query: Buffer;
  readonly tcp: boolean;
}

export interface ForwarderOptions {
  /** In the order in which they are asked; read again now and then. */
  readonly servers: () => Promise<readonly string[]>;
  readonly cache: ReplyCache;
  readonly timeoutMs?: number;
  readonly port?: number;
}

/** Asks the machine's own name servers, each once, until one answers. Equal questions at one time are asked once. */
export type Forwarder = (
  forwarded: Forwarded,
) => Promise<{ readonly reply: Buffer; readonly from: "cache" | "server" }>;

export function createForwarder({ servers, cache, timeoutMs = 2000, port = 53 }: ForwarderOptions): Forwarder {
  const asking = new Map<string, Promise<Buffer>>();
  const ask = async ({ query, tcp }: Forwarded) => {
    let failure: unknown = new Error("no name server is known for names outside the cluster");
    for (const server of await servers())
      try {
        return await askServer(query, { server, port, tcp, timeoutMs });
      } catch (error) {
        failure = error;
      }
    throw failure;
  };
  return async (forwarded) => {
    const { key, query } = forwarded;
    const cached = cache.get(key);
    if (cached) return { reply: withId(cached, query), from: "cache" };
    let pending = asking.get(key);
    if (!pending) {
      pending = ask(forwarded).finally(() => asking.delete(key));
      asking.set(key, pending);
      void pending.then((reply) => cache.put(key, reply)).catch(() => {});
    }
    return { reply: withId(Buffer.from(await pending), query), from: "server" };
  };
}

function withId(reply: Buffer, query: Buffer): Buffer {
  reply.writeUInt16BE(query.readUInt16BE(0), 0);
  return reply;
}
