import type { ApiError, ApiObject, Kind } from "@kubets/api";
import type { ApiClient, Select } from "../connection/client.ts";
import type { Change, KindCache } from "./kind-cache.ts";

export interface Following<T extends object> {
  readonly client: Pick<ApiClient, "list" | "watch">;
  readonly kind: Kind<T>;
  readonly select: Select;
  readonly cache: KindCache<T>;
  /** What of an object the cache keeps. */
  readonly keep: (object: T) => T;
  readonly signal: AbortSignal;
  readonly onChanges: (changes: readonly Change<T>[]) => void;
  /** Everything up to this revision is in the cache. */
  readonly onRevision: (revision: number) => void;
  readonly onError: (error: ApiError) => void;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

/** A server that refuses is given time. One that is not reached costs nobody anything, and is found soon when it is back. */
const pauses = { firstMs: 200, unreachedMs: 2_000, lastMs: 30_000 };

/**
 * Keeps a cache like the server until the signal aborts: list once, then watch; resume from the last revision when the watch
 * breaks, list again only when that revision is gone (410).
 */
export async function follow<T extends object>(following: Following<T>): Promise<void> {
  const { client, kind, select, cache, keep, signal, onChanges, onRevision, onError, sleep, random } = following;
  let revision = "";
  let pause: number = pauses.firstMs;
  while (!signal.aborted) {
    let longest: number = pauses.lastMs;
    try {
      if (!revision) {
        const { items, resourceVersion } = await client.list(kind, select);
        onChanges(cache.replace(items.map(keep)));
        revision = resourceVersion;
        onRevision(Number(revision));
      }
      const began = performance.now();
      for await (const event of client.watch(kind, { ...select, resourceVersion: revision, signal })) {
        pause = pauses.firstMs;
        if (event.type === "BOOKMARK") revision = event.resourceVersion;
        else {
          const change = cache.apply(event.type, keep(event.object));
          revision = (event.object as unknown as ApiObject).metadata.resourceVersion ?? revision;
          if (change) onChanges([change]);
        }
        onRevision(Number(revision));
      }
      if (performance.now() - began > pauses.firstMs) continue;
    } catch (thrown) {
      if (signal.aborted) return;
      const error = thrown as ApiError;
      if (error.reason === "Expired" || error.reason === "Gone") {
        revision = "";
        continue;
      }
      if (error.reason === "ServiceUnavailable") longest = pauses.unreachedMs;
      onError(error);
    }
    await sleep(Math.min(pause, longest) * (0.5 + random()), signal);
    pause = Math.min(pause * 2, longest);
  }
}
