/**
 * A work queue with client-go's semantics: a key is in it once however often it is added; a key whose pass is running is not
 * handed out again, and when it was added meanwhile it comes back after that pass. First in, first out.
 */
export interface Queue {
  add(key: string): void;
  /** Adds it later; an earlier time for the same key wins. */
  addAfter(key: string, ms: number): void;
  /** Waits for a key; undefined once the queue is closed. */
  take(): Promise<string | undefined>;
  /** The key's pass is over. */
  done(key: string): void;
  close(): void;
  readonly length: number;
}

/** Told what happens in a queue; `createQueueMetrics` of `@kubets/component` makes one. */
export interface QueueMetrics {
  added(queue: string): void;
  depth(queue: string, items: number): void;
  waited(queue: string, seconds: number): void;
  worked(queue: string, seconds: number): void;
  retried(queue: string): void;
  running(queue: string, unfinishedSeconds: number, longestSeconds: number): void;
}

export interface QueueOptions {
  readonly name: string;
  readonly metrics?: QueueMetrics;
}

export function createQueue({ name, metrics }: QueueOptions): Queue {
  /** Keys in order, with the time at which they came. */
  const ready = new Map<string, number>();
  const dirty = new Set<string>();
  const processing = new Map<string, number>();
  const later = new Map<string, { readonly at: number; readonly timer: NodeJS.Timeout }>();
  const takers: ((key: string | undefined) => void)[] = [];
  let closed = false;

  const hand = () => {
    while (takers.length > 0 && ready.size > 0) {
      const [key, since] = ready.entries().next().value!;
      ready.delete(key);
      dirty.delete(key);
      processing.set(key, performance.now());
      metrics?.waited(name, (performance.now() - since) / 1000);
      takers.shift()!(key);
    }
    metrics?.depth(name, ready.size);
  };
  const add = (key: string) => {
    if (closed || dirty.has(key)) return;
    dirty.add(key);
    metrics?.added(name);
    if (processing.has(key)) return;
    ready.set(key, performance.now());
    hand();
  };
  const watch = setInterval(() => {
    const spent = [...processing.values()].map((began) => (performance.now() - began) / 1000);
    const total = spent.reduce((sum, seconds) => sum + seconds, 0);
    metrics?.running(name, total, Math.max(0, ...spent));
  }, 500).unref();

  return {
    add,
    addAfter: (key, ms) => {
      if (closed) return;
      if (ms <= 0) return add(key);
      const at = performance.now() + ms;
      const known = later.get(key);
      if (known && known.at <= at) return;
      clearTimeout(known?.timer);
      const timer = setTimeout(
        () => {
          later.delete(key);
          add(key);
        },
        Math.min(ms, 2 ** 31 - 1),
      );
      later.set(key, { at, timer });
    },
    take: () =>
      new Promise((resolve) => {
        if (closed && ready.size === 0) return resolve(undefined);
        takers.push(resolve);
        hand();
      }),
    done: (key) => {
      const began = processing.get(key);
      processing.delete(key);
      if (began !== undefined) metrics?.worked(name, (performance.now() - began) / 1000);
      if (!dirty.has(key)) return;
      ready.set(key, performance.now());
      hand();
    },
    close: () => {
      closed = true;
      clearInterval(watch);
      for (const { timer } of later.values()) clearTimeout(timer);
      later.clear();
      for (const taker of takers.splice(0)) taker(undefined);
    },
    get length() {
      return ready.size;
    },
  };
}
