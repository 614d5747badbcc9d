/** The part of a Lease's spec that an election is about. Times are RFC 3339 with microseconds. */
export interface LeaseRecord {
  readonly holderIdentity?: string;
  readonly leaseDurationSeconds?: number;
  readonly acquireTime?: string;
  readonly renewTime?: string;
  readonly leaseTransitions?: number;
}

export interface Standing {
  readonly identity: string;
  readonly leaseDurationMs: number;
  /** When we last saw the record change, by our own clock: clocks of rivals are never compared. */
  readonly observedAt: number;
  readonly now: number;
  /** For what is written into the record. */
  readonly wallClock: Date;
}

/** What to write to take or keep the lease; undefined while it is another's. */
export function nextRecord(current: LeaseRecord | undefined, standing: Standing): LeaseRecord | undefined {
  const { identity, leaseDurationMs, observedAt, now, wallClock } = standing;
  const time = wallClock.toISOString().replace("Z", "000Z");
  const mine = current?.holderIdentity === identity;
  const held = Boolean(current?.holderIdentity) && !mine;
  const lastsMs = (current?.leaseDurationSeconds ?? leaseDurationMs / 1000) * 1000;
  if (held && now < observedAt + lastsMs) return undefined;
  return {
    holderIdentity: identity,
    leaseDurationSeconds: Math.ceil(leaseDurationMs / 1000),
    acquireTime: mine ? (current?.acquireTime ?? time) : time,
    renewTime: time,
    leaseTransitions: (current?.leaseTransitions ?? 0) + (mine || !current?.holderIdentity ? 0 : 1),
  };
}
