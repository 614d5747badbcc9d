import { createDynamicTable, staticTable } from "./header-table.ts";
import { limits } from "./limits.ts";

/** Writes the header blocks of one connection, in their order. */
export interface HeaderEncoder {
  /** Begins a block; what was written before is forgotten. */
  begin(): void;
  field(name: string, value: string): void;
  /** The block; good until the next begins. */
  finish(): Buffer;
  /** The peer's SETTINGS_HEADER_TABLE_SIZE. */
  limitTable(bytes: number): void;
}

/** Fields with a value of their own in each message: to index them would only drive out the others. */
const changing = new Set(["audit-id", "content-length", "etag", "location", "retry-after", "set-cookie", "warning"]);
/** Longer values are seldom sent twice, and a table holds few of them. */
const longestIndexed = 256;

const staticNames = new Map<string, number>();
const staticFields = new Map<string, Map<string, number>>();
for (const [index, [name, value]] of staticTable.entries()) {
  if (!staticNames.has(name)) staticNames.set(name, index + 1);
  const values = staticFields.get(name) ?? new Map<string, number>();
  staticFields.set(name, values.set(value, index + 1));
}

/** HPACK (RFC 7541) without Huffman codes: what is sent often is an index, and the rest is written as it is. */
export function createHeaderEncoder(): HeaderEncoder {
  /** For each field in the table, how many had been put in when it was. */
  const known = new Map<string, Map<string, number>>();
  const table = createDynamicTable(limits.headerTableBytes, (name, value) => known.get(name)?.delete(value));
  let inserted = 0;
  let capacity: number = limits.headerTableBytes;
  /** Sizes that the next block has to begin with: the smallest since the last one, and the present. */
  let announced: readonly number[] = [];
  let block = Buffer.allocUnsafeSlow(512);
  let at = 0;

  function reserve(bytes: number): void {
    if (block.length - at >= bytes) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(block.length * 2, at + bytes));
    block.copy(larger, 0, 0, at);
    block = larger;
  }
  function integer(pattern: number, prefixBits: number, value: number): void {
    const prefix = (1 << prefixBits) - 1;
    if (value < prefix) {
      block[at++] = pattern | value;
      return;
    }
    block[at++] = pattern | prefix;
    let rest = value - prefix;
    for (; rest >= 0x80; rest >>>= 7) block[at++] = (rest & 0x7f) | 0x80;
    block[at++] = rest;
  }
  function string(text: string): void {
    integer(0, 7, text.length);
    at += block.write(text, at, "latin1");
  }
  function literal(pattern: number, prefixBits: number, [name, value]: readonly [string, string]): void {
    const index = staticNames.get(name) ?? 0;
    integer(pattern, prefixBits, index);
    if (index === 0) string(name);
    string(value);
  }

  return {
    begin() {
      at = 0;
      for (const size of announced) integer(0x20, 5, size);
      announced = [];
    },
    field(name, value) {
      reserve(name.length + value.length + 16);
      const fixed = staticFields.get(name)?.get(value);
      if (fixed !== undefined) {
        integer(0x80, 7, fixed);
        return;
      }
      if (changing.has(name) || value.length > longestIndexed) {
        literal(0, 4, [name, value]);
        return;
      }
      const number = known.get(name)?.get(value);
      if (number !== undefined) {
        integer(0x80, 7, staticTable.length + 1 + inserted - number);
        return;
      }
      literal(0x40, 6, [name, value]);
      inserted++;
      table.add(name, value);
      if (table.length === 0) return;
      const values = known.get(name) ?? new Map<string, number>();
      known.set(name, values.set(value, inserted));
    },
    finish: () => block.subarray(0, at),
    limitTable(bytes) {
      const wanted = Math.min(bytes, limits.headerTableBytes);
      if (wanted === capacity) return;
      capacity = wanted;
      table.resize(capacity);
      const smallest = Math.min(...announced, capacity);
      announced = smallest < capacity ? [smallest, capacity] : [capacity];
    },
  };
}
