import { setTimeout as sleep } from "node:timers/promises";
import { endOf } from "../keys.ts";
import { CompactedError, type KvBatch, type KvEvent, type WatchRequest } from "../kv.ts";
import type { Connections } from "./connections.ts";
import { decodeWatch, encodeWatchCreate } from "./messages.ts";

const createdWithinMs = 5_000;
const firstBackoffMs = 50;
const longestBackoffMs = 2_000;

/**
 * A watch that outlives its connections: it goes on from the last revision it has delivered, on the next endpoint. Only events say
 * how far it has come: etcd's progress notifications may overtake them before 3.4.31.
 */
export async function* watchEtcd(
  connections: Pick<Connections, "stream">,
  { prefix, fromRevision, signal, withPrevious = true }: WatchRequest,
): AsyncGenerator<KvBatch> {
  const end = prefix === "" ? undefined : endOf(prefix);
  let next = fromRevision;
  let backoffMs = firstBackoffMs;
  while (!signal.aborted) {
    try {
      const create = encodeWatchCreate({ prefix, end, fromRevision: next, withPrevious });
      for await (const events of eventsOf(connections, create, signal)) {
        backoffMs = firstBackoffMs;
        for (const batch of byRevision(events, next)) {
          next = batch.revision + 1;
          yield batch;
        }
      }
    } catch (error) {
      if (error instanceof CompactedError) throw error;
    }
    if (signal.aborted) return;
    await sleep(backoffMs, undefined, { signal }).catch(() => undefined);
    backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
  }
}

/** The events of one stream, response by response; ends or throws with the stream. */
async function* eventsOf(
  connections: Pick<Connections, "stream">,
  create: Buffer,
  signal: AbortSignal,
): AsyncGenerator<readonly KvEvent[]> {
  const waiting = new AbortController();
  const impatience = setTimeout(() => waiting.abort(), createdWithinMs);
  const stream = connections.stream("Watch/Watch", create, AbortSignal.any([signal, waiting.signal]));
  let fragments: KvEvent[] = [];
  try {
    for await (const message of stream) {
      const response = decodeWatch(message);
      if (response.compactRevision > 0) throw new CompactedError(response.compactRevision);
      if (response.canceled) throw new Error(`etcd ended the watch: ${response.cancelReason}`);
      if (response.created) clearTimeout(impatience);
      if (response.fragment || fragments.length > 0) {
        fragments.push(...response.events);
        if (response.fragment) continue;
        yield fragments;
        fragments = [];
      } else if (response.events.length > 0) yield response.events;
    }
  } finally {
    clearTimeout(impatience);
  }
}

/** Events in batches of one revision, without those of before `from`. */
function* byRevision(events: readonly KvEvent[], from: number): Generator<KvBatch> {
  for (let start = 0; start < events.length; ) {
    const revision = events[start]!.kv.modRevision;
    let end = start + 1;
    while (end < events.length && events[end]!.kv.modRevision === revision) end++;
    if (revision >= from) yield { revision, events: end - start === events.length ? events : events.slice(start, end) };
    start = end;
  }
}
