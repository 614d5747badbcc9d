import type { Connections } from "./connections.ts";
import { decodeLeaseGrant, encodeLeaseGrant } from "./messages.ts";

/** Leases that many keys share, so that a storm of events is not a storm of leases. */
export interface Leases {
  /** A lease on which a key lives for at least `ttlSeconds`, and little longer. */
  leaseFor(ttlSeconds: number): Promise<bigint>;
  /** It has turned out to be gone. */
  drop(lease: bigint): void;
}

/** As kube-apiserver shares them: a key may outlive its time by so much, and a lease holds so many. */
const longestExtraSeconds = 60;
const extraPart = 0.05;
const mostKeys = 1_000;

interface Shared {
  readonly lease: Promise<bigint>;
  /** Once granted. */
  id: bigint | undefined;
  /** No key may be added later than this. */
  readonly openUntil: number;
  keys: number;
}

export function createLeases(connections: Pick<Connections, "call">, now: () => number = Date.now): Leases {
  const shared = new Map<number, Shared>();

  function grant(ttlSeconds: number): Shared {
    const extra = Math.min(longestExtraSeconds, Math.floor(ttlSeconds * extraPart));
    const request = encodeLeaseGrant(ttlSeconds + extra);
    // Granting twice does no harm: an unused lease expires.
    const lease = connections.call({ method: "Lease/LeaseGrant", request, decode: decodeLeaseGrant, isWrite: false });
    return { lease, openUntil: now() + extra * 1000, keys: 0, id: undefined };
  }

  return {
    async leaseFor(ttlSeconds) {
      let found = shared.get(ttlSeconds);
      if (!found || found.keys >= mostKeys || now() > found.openUntil) {
        const granted = grant(ttlSeconds);
        found = granted;
        shared.set(ttlSeconds, found);
        found.lease.then(
          (id) => Object.assign(granted, { id }),
          () => shared.delete(ttlSeconds),
        );
      }
      found.keys++;
      return found.lease;
    },
    drop(lease) {
      for (const [ttlSeconds, { id }] of shared) if (id === lease) shared.delete(ttlSeconds);
    },
  };
}
