/**
 * The node ports in use, as upstream stores them: `range` "30000-32767", `data` the base64 of a number's big-endian bytes
 * without leading zeros, whose bit n stands for the nth port of the range.
 */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const rangeText = ({ from, to }: PortRange): string => `${from}-${to}`;

export const bitmapOf = (data: string | undefined): bigint => {
  const hex = Buffer.from(data ?? "", "base64").toString("hex");
  return hex ? BigInt(`0x${hex}`) : 0n;
};

export function dataOf(bitmap: bigint): string {
  if (bitmap === 0n) return "";
  const hex = bitmap.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex").toString("base64");
}

/** A set of ports that remembers whether it was changed; it belongs to one decision. */
export interface PortPool {
  readonly range: PortRange;
  /** Whether it is one of those that are given out. */
  covers(port: number): boolean;
  has(port: number): boolean;
  take(port: number): void;
  /** A free port, from a random place: first of those that are not kept for names. undefined where all are taken. */
  takeAny(avoid?: ReadonlySet<number>): number | undefined;
  give(port: number): void;
  readonly bitmap: bigint;
}

export function portPool(bitmap: bigint, { range, random }: { range: PortRange; random: () => number }): PortPool {
  let used = bitmap;
  const bit = (port: number) => 1n << BigInt(port - range.from);
  const covers = (port: number) => port >= range.from && port <= range.to;
  const dynamic = range.from + reserved(range.to - range.from + 1);
  const free = (from: number, to: number, avoid?: ReadonlySet<number>): number | undefined => {
    const size = to - from + 1;
    const start = Math.floor(random() * size);
    for (let i = 0; i < size; i++) {
      const port = from + ((start + i) % size);
      if (!(used & bit(port)) && !avoid?.has(port)) return port;
    }
    return undefined;
  };
  return {
    range,
    covers,
    has: (port) => covers(port) && (used & bit(port)) !== 0n,
    take: (port) => {
      used |= bit(port);
    },
    takeAny: (avoid) => {
      const port = free(dynamic, range.to, avoid) ?? free(range.from, dynamic - 1, avoid);
      if (port !== undefined) used |= bit(port);
      return port;
    },
    give: (port) => {
      if (covers(port)) used &= ~bit(port);
    },
    get bitmap() {
      return used;
    },
  };
}

/** Before the first port that a dry run names where it needs any. */
const beforeDryRunPorts = 32768;

/**
 * What a dry run decides on: it sees the ports in use, takes none, and names the next best numbers, as kube-apiserver does,
 * even outside the range.
 */
export function dryRunPool(pool: PortPool): PortPool {
  const taken = new Set<number>();
  const take = (port: number) => void taken.add(port);
  return {
    range: pool.range,
    bitmap: pool.bitmap,
    covers: () => true,
    has: (port) => taken.has(port) || pool.has(port),
    take,
    takeAny: () => {
      const port = (taken.size ? Math.max(...taken) : beforeDryRunPorts) + 1;
      take(port);
      return port;
    },
    give: () => undefined,
  };
}

/** The lower ports are for those that are asked for by number: a 32nd of the range, at least 16 and at most 128. */
function reserved(size: number): number {
  return size <= 16 ? 0 : Math.min(Math.max(Math.floor(size / 32), 16), 128);
}
