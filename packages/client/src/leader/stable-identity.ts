import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:net";
import { hostname } from "node:os";

export interface Identity {
  readonly identity: string;
  release(): void;
}

/**
 * An identity that stays the same over restarts: host and unit. A second process of the same unit on the host must not take
 * it, so it is guarded by an abstract Unix socket, which the kernel frees when its process ends, however it ends; whoever
 * comes second gets a name of its own.
 */
export async function stableIdentity(unit: string, host: string = hostname()): Promise<Identity> {
  const identity = `${host}_${unit}`;
  const guard = createServer().unref();
  const taken = await listen(guard, `\0kubets/${identity}`);
  if (taken) return { identity, release: () => void guard.close() };
  return { identity: `${identity}_${randomUUID()}`, release: () => {} };
}

const listen = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    server.once("error", () => resolve(false)).listen({ path }, () => resolve(true));
  });
