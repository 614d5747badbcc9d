/** RFC 7541 appendix A; the first has the index 1. */
export const staticTable: readonly (readonly [name: string, value: string])[] = [
  [":authority", ""],
  [":method", "GET"],
  [":method", "POST"],
  [":path", "/"],
  [":path", "/index.html"],
  [":scheme", "http"],
  [":scheme", "https"],
  [":status", "200"],
  [":status", "204"],
  [":status", "206"],
  [":status", "304"],
  [":status", "400"],
  [":status", "404"],
  [":status", "500"],
  ["accept-charset", ""],
  ["accept-encoding", "gzip, deflate"],
  ["accept-language", ""],
  ["accept-ranges", ""],
  ["accept", ""],
  ["access-control-allow-origin", ""],
  ["age", ""],
  ["allow", ""],
  ["authorization", ""],
  ["cache-control", ""],
  ["content-disposition", ""],
  ["content-encoding", ""],
  ["content-language", ""],
  ["content-length", ""],
  ["content-location", ""],
  ["content-range", ""],
  ["content-type", ""],
  ["cookie", ""],
  ["date", ""],
  ["etag", ""],
  ["expect", ""],
  ["expires", ""],
  ["from", ""],
  ["host", ""],
  ["if-match", ""],
  ["if-modified-since", ""],
  ["if-none-match", ""],
  ["if-range", ""],
  ["if-unmodified-since", ""],
  ["last-modified", ""],
  ["link", ""],
  ["location", ""],
  ["max-forwards", ""],
  ["proxy-authenticate", ""],
  ["proxy-authorization", ""],
  ["range", ""],
  ["referer", ""],
  ["refresh", ""],
  ["retry-after", ""],
  ["server", ""],
  ["set-cookie", ""],
  ["strict-transport-security", ""],
  ["transfer-encoding", ""],
  ["user-agent", ""],
  ["vary", ""],
  ["via", ""],
  ["www-authenticate", ""],
];

/** What an entry takes beside its letters, as HPACK counts. */
export const entryOverhead = 32;

/** The fields that one side has lately sent, which both sides keep alike: the newest has the lowest index. */
export interface DynamicTable {
  /** How many have ever been put in: it tells whether the table is still the same. */
  readonly inserted: number;
  readonly length: number;
  /** Counted from the newest, which is 0. */
  name(index: number): string;
  value(index: number): string;
  add(name: string, value: string): void;
  resize(bytes: number): void;
}

/** `onEvict` hears what leaves. */
export function createDynamicTable(
  bytes: number,
  onEvict: (name: string, value: string) => void = () => {},
): DynamicTable {
  const names: string[] = [];
  const values: string[] = [];
  let capacity = bytes;
  let size = 0;
  let inserted = 0;
  const cost = (name: string, value: string) => name.length + value.length + entryOverhead;

  function shrinkTo(room: number): void {
    while (size > room) {
      const name = names.shift()!;
      const value = values.shift()!;
      size -= cost(name, value);
      onEvict(name, value);
    }
  }

  return {
    get inserted() {
      return inserted;
    },
    get length() {
      return names.length;
    },
    name: (index) => names[names.length - 1 - index]!,
    value: (index) => values[values.length - 1 - index]!,
    add(name, value) {
      inserted++;
      const added = cost(name, value);
      shrinkTo(Math.max(capacity - added, 0));
      // One that is larger than the table empties it, and is not kept.
      if (added > capacity) return;
      names.push(name);
      values.push(value);
      size += added;
    },
    resize(newCapacity) {
      inserted++;
      capacity = newCapacity;
      shrinkTo(capacity);
    },
  };
}
