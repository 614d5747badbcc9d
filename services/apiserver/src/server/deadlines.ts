/**
 * What must be over after some time, counted from `began` (of `performance.now()`). It is a link of its list: a set of what is under
 * way would be old to the garbage collector, and what was in it would not die young.
 */
export interface Due<T> {
  readonly began: number;
  before: T | undefined;
  after: T | undefined;
}

/** One timer for all that is under way: each has the same time, so what began first is due first. */
export interface Deadlines<T extends Due<T>> {
  add(item: T): void;
  /** What has expired or was never added may be removed too. */
  remove(item: T): void;
}

export function createDeadlines<T extends Due<T>>(withinMs: number, expired: (item: T) => void): Deadlines<T> {
  let first: T | undefined;
  let last: T | undefined;
  let timer: NodeJS.Timeout | undefined;

  function wait(ms: number): void {
    timer = setTimeout(look, ms);
    // What is under way keeps the process alive by itself.
    timer.unref();
  }
  function look(): void {
    timer = undefined;
    const now = performance.now();
    while (first) {
      const left = first.began + withinMs - now;
      if (left > 0) {
        wait(left);
        return;
      }
      const item = first;
      remove(item);
      expired(item);
    }
  }
  function remove(item: T): void {
    if (first === item) first = item.after;
    if (last === item) last = item.before;
    if (item.before) item.before.after = item.after;
    if (item.after) item.after.before = item.before;
    item.before = undefined;
    item.after = undefined;
  }

  return {
    add(item) {
      item.before = last;
      if (last) last.after = item;
      first ??= item;
      last = item;
      if (!timer) wait(withinMs);
    },
    remove,
  };
}
