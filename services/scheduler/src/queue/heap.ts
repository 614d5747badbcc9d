/** A binary heap: the least first. */
export interface Heap<T> {
  push(item: T): void;
  pop(): T | undefined;
  peek(): T | undefined;
  readonly size: number;
}

export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];
  const swap = (a: number, b: number) => {
    [items[a], items[b]] = [items[b]!, items[a]!];
  };
  const up = (from: number) => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!before(items[at]!, items[parent]!)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const down = () => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= items.length) return;
      const right = left + 1;
      const least = right < items.length && before(items[right]!, items[left]!) ? right : left;
      if (!before(items[least]!, items[at]!)) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    push: (item) => {
      items.push(item);
      up(items.length - 1);
    },
    pop: () => {
      if (items.length === 0) return undefined;
      swap(0, items.length - 1);
      const item = items.pop();
      down();
      return item;
    },
    peek: () => items[0],
    get size() {
      return items.length;
    },
  };
}
