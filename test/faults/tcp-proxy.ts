import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A wire that can be cut: it stands between two processes on loopback and passes bytes on. */
export interface TcpProxy {
  readonly port: number;
  /** Nothing passes any more, and nobody is told: as when packets are dropped. New connections hang too. */
  blackhole(): void;
  /** Every connection is broken, and new ones are refused by being closed. */
  cut(): void;
  /** Each piece of data arrives this much later. */
  delay(ms: number): void;
  /** Requests pass, and their answers are lost. */
  dropAnswers(): void;
  /** As at the start. Connections that were cut or have lost data are broken, as a real network's end up. */
  heal(): void;
  close(): Promise<void>;
}

export interface TcpProxyOptions {
  /** Where the bytes go: a port of 127.0.0.1. */
  readonly to: number;
  /** Where the proxy listens; any free port where absent. */
  readonly port?: number;
  /** Whether the first bytes of a connection belong to those that the fault is for; all do where absent. */
  readonly concerns?: (firstBytes: Buffer) => boolean;
}

type Fault = "none" | "blackhole" | "cut" | "no answers";

const write = (into: Socket, bytes: Buffer) => void (into.writable && into.write(bytes));

export async function openTcpProxy({ to, port = 0, concerns = () => true }: TcpProxyOptions): Promise<TcpProxy> {
  let fault: Fault = "none";
  let delayMs = 0;
  const wires = new Set<{ readonly ends: readonly Socket[]; isConcerned: boolean; hasLost: boolean }>();

  const server = createServer((near) => {
    if (fault === "cut" && concerns(Buffer.alloc(0))) {
      near.destroy();
      return;
    }
    const far = connect(to, "127.0.0.1");
    const wire = { ends: [near, far], isConcerned: true, hasLost: false };
    wires.add(wire);
    let isFirst = true;
    const pass = (from: Socket, into: Socket, isAnswer: boolean) => {
      const late: Buffer[] = [];
      from.on("data", (bytes: Buffer) => {
        if (!isAnswer && isFirst) {
          isFirst = false;
          wire.isConcerned = concerns(bytes);
        }
        const isLost = fault === "blackhole" || fault === "cut" || (fault === "no answers" && isAnswer);
        if (isLost && wire.isConcerned) {
          wire.hasLost = true;
          if (fault === "cut") end();
          return;
        }
        if ((delayMs > 0 && wire.isConcerned) || late.length > 0) {
          // Each timer passes on the oldest bytes, whichever timer ends first: none overtake others when the delay ends.
          late.push(bytes);
          setTimeout(() => write(into, late.shift()!), delayMs);
        } else write(into, bytes);
      });
    };
    const end = () => {
      wires.delete(wire);
      near.destroy();
      far.destroy();
    };
    pass(near, far, false);
    pass(far, near, true);
    for (const socket of [near, far]) socket.on("error", end).on("close", end);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  const breakThose = (chosen: (wire: { isConcerned: boolean; hasLost: boolean }) => boolean) => {
    for (const wire of [...wires]) if (chosen(wire)) for (const socket of wire.ends) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    blackhole: () => {
      fault = "blackhole";
    },
    cut: () => {
      fault = "cut";
      breakThose(({ isConcerned }) => isConcerned);
    },
    delay: (ms) => {
      delayMs = ms;
    },
    dropAnswers: () => {
      fault = "no answers";
    },
    heal: () => {
      fault = "none";
      delayMs = 0;
      breakThose(({ hasLost }) => hasLost);
    },
    close: async () => {
      breakThose(() => true);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
