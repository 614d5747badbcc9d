import { ApiError, kinds } from "@kubets/api";
import type { ApiClient } from "../connection/client.ts";
import { type LeaseRecord, nextRecord } from "./decide.ts";

export interface ElectOptions {
  readonly client: Pick<ApiClient, "get" | "create" | "update">;
  readonly namespace: string;
  readonly name: string;
  /** Stable for this instance: see `stableIdentity`. A restart then resumes its own lease at once. */
  readonly identity: string;
  readonly leaseDurationMs?: number;
  readonly renewDeadlineMs?: number;
  readonly retryPeriodMs?: number;
  readonly log: { info(message: string, fields?: Readonly<Record<string, unknown>>): void };
  readonly onLeading?: (leads: boolean) => void;
}

/** A time of leading, from winning the lease until it is lost or given back. */
export interface Leadership {
  /** Aborts when the lease is lost: everything that acts on it must stop. */
  readonly signal: AbortSignal;
  /** Until when nobody else can have taken the lease, in `performance.now()` time. */
  safeUntil(): number;
}

/**
 * Campaigns until the signal aborts, and calls `lead` whenever the lease is won; `lead` should return soon after its
 * leadership's signal aborts. The lease is given back at the end. Times as client-go's: 15 s, 10 s, 2 s.
 */
export async function elect(
  options: ElectOptions,
  lead: (leadership: Leadership) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { log, name, identity, retryPeriodMs = 2_000, renewDeadlineMs = 10_000, onLeading = () => {} } = options;
  const lease = createLease(options);
  onLeading(false);
  while (!signal.aborted) {
    if (!(await lease.tryToHold())) {
      await sleep(retryPeriodMs, signal);
      continue;
    }
    log.info("Leading", { lease: name, identity });
    onLeading(true);
    const lost = new AbortController();
    const leading = lead({ signal: AbortSignal.any([lost.signal, signal]), safeUntil: lease.safeUntil });
    const over = leading.then(
      () => lost.abort(),
      (error) => {
        log.info("Leading has failed", { lease: name, reason: error });
        lost.abort();
      },
    );
    const stop = AbortSignal.any([lost.signal, signal]);
    while (!stop.aborted) {
      await sleep(retryPeriodMs, stop);
      if (stop.aborted || (await lease.tryToHold())) continue;
      if (lease.isAnothers() || performance.now() > lease.renewedAt() + renewDeadlineMs) {
        log.info("The lease is lost", { lease: name, identity });
        lost.abort();
      }
    }
    await over;
    onLeading(false);
    if (!lease.isAnothers()) await lease.giveBack();
  }
}

function createLease({
  client,
  namespace,
  name,
  identity,
  leaseDurationMs = 15_000,
  renewDeadlineMs = 10_000,
}: ElectOptions) {
  const key = { namespace, name };
  let seen: { spec: LeaseRecord; object: object } | undefined;
  let observedAt = 0;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let anothers = false;

  const observe = (object: { readonly spec?: unknown }) => {
    const spec = (object.spec ?? {}) as LeaseRecord;
    if (JSON.stringify(spec) !== JSON.stringify(seen?.spec)) observedAt = performance.now();
    seen = { spec, object };
    anothers = Boolean(spec.holderIdentity) && spec.holderIdentity !== identity;
  };
  const read = async () => {
    try {
      observe(await client.get(kinds.Lease, key));
    } catch (error) {
      if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
      seen = undefined;
      anothers = false;
    }
  };
  const write = async (spec: LeaseRecord) => {
    const object = seen ? { ...seen.object, spec } : { metadata: key, spec };
    observe(
      seen ? await client.update(kinds.Lease, object as never) : await client.create(kinds.Lease, object as never),
    );
  };

  return {
    /** True when the lease is ours for another while. Never throws: what goes wrong is tried again. */
    tryToHold: async (): Promise<boolean> => {
      const began = performance.now();
      try {
        // While it is ours nobody else writes it, so what we wrote last is what there is.
        if (!seen || seen.spec.holderIdentity !== identity) await read();
        const standing = { identity, leaseDurationMs, observedAt, now: performance.now(), wallClock: new Date() };
        const next = nextRecord(seen?.spec, standing);
        if (!next) return false;
        await write(next);
        renewedAt = began;
        return true;
      } catch (error) {
        if (
          error instanceof ApiError &&
          (error.reason === "Conflict" || error.reason === "AlreadyExists" || error.reason === "NotFound")
        )
          await read().catch(() => {});
        return false;
      }
    },
    giveBack: async () => {
      const { leaseTransitions } = seen?.spec ?? {};
      const spec = {
        holderIdentity: "",
        leaseDurationSeconds: 1,
        renewTime: new Date().toISOString().replace("Z", "000Z"),
        leaseTransitions,
      };
      await write(spec).catch(() => {});
      renewedAt = Number.NEGATIVE_INFINITY;
    },
    isAnothers: () => anothers,
    renewedAt: () => renewedAt,
    safeUntil: () => renewedAt + renewDeadlineMs,
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
