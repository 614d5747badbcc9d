import { errorCode, Http2Error } from "./errors.ts";
import { createDynamicTable, entryOverhead, staticTable } from "./header-table.ts";
import { decodeHuffman } from "./huffman.ts";
import { limits } from "./limits.ts";

/** Reads the header blocks of one connection, in their order. */
export interface HeaderDecoder<Head> {
  decode(block: Buffer, start: number, end: number): Head;
}

/**
 * What a header block's fields mean; name, value, name, value … `isComplete` is false where the list was longer than allowed: the table
 * is then still right, but fields are missing.
 */
export type ParseHead<Head> = (fields: readonly string[], isComplete: boolean) => Head;

/** RFC 7541 section 5.1: more than four bytes behind the prefix is more than anything here may be long. */
const longestInteger = 4;

/**
 * Decodes HPACK (RFC 7541). A block that leaves the table as it is means the same until the table changes: such blocks are remembered
 * with what `parse` made of them, and not looked at twice.
 */
export function createHeaderDecoder<Head>(parse: ParseHead<Head>): HeaderDecoder<Head> {
  const table = createDynamicTable(limits.headerTableBytes);
  const remembered = new Map<string, Head>();
  let block: Buffer = Buffer.alloc(0);
  let at = 0;
  let end = 0;

  function integer(prefixBits: number): number {
    if (at >= end) throw truncated();
    const prefix = (1 << prefixBits) - 1;
    let value = block[at++]! & prefix;
    if (value < prefix) return value;
    for (let count = 0; ; count++) {
      if (at >= end) throw truncated();
      if (count === longestInteger) throw broken("an integer is too long");
      const byte = block[at++]!;
      value += (byte & 0x7f) << (7 * count);
      if (byte < 0x80) return value;
    }
  }

  /** Without decoding where nobody wants it. */
  function string(isWanted: boolean): string {
    const isHuffman = (block[at]! & 0x80) !== 0;
    const length = integer(7);
    const from = at;
    at += length;
    if (at > end) throw truncated();
    if (!isWanted) return "";
    return isHuffman ? decodeHuffman(block, from, at) : block.toString("latin1", from, at);
  }

  function checkIndex(index: number): void {
    if (index === 0 || index > staticTable.length + table.length) throw broken(`no field has the index ${index}`);
  }
  const nameAt = (index: number) => {
    checkIndex(index);
    return index <= staticTable.length ? staticTable[index - 1]![0] : table.name(index - staticTable.length - 1);
  };
  const valueAt = (index: number) =>
    index <= staticTable.length ? staticTable[index - 1]![1] : table.value(index - staticTable.length - 1);

  function decodeAll(): Head {
    const fields: string[] = [];
    let size = 0;
    let isComplete = true;
    let mayResize = true;
    const push = (name: string, value: string) => {
      size += name.length + value.length + entryOverhead;
      if (size > limits.headerListBytes || fields.length >= limits.headerFields * 2) isComplete = false;
      else fields.push(name, value);
    };
    while (at < end) {
      const byte = block[at]!;
      if (byte >= 0x80) {
        const index = integer(7);
        const name = nameAt(index);
        if (isComplete) push(name, valueAt(index));
      } else if (byte >= 0x40) {
        const index = integer(6);
        const name = index === 0 ? string(true) : nameAt(index);
        const value = string(true);
        table.add(name, value);
        push(name, value);
      } else if (byte >= 0x20) {
        const capacity = integer(5);
        if (!mayResize || capacity > limits.headerTableBytes) throw broken("the table may not be resized so");
        table.resize(capacity);
        continue;
      } else {
        const index = integer(4);
        const name = index === 0 ? string(isComplete) : nameAt(index);
        push(name, string(isComplete));
      }
      mayResize = false;
    }
    return parse(fields, isComplete);
  }

  return {
    decode(bytes, start, stop) {
      const mayRemember = stop - start <= limits.rememberedBlockBytes;
      if (mayRemember && remembered.size > 0) {
        const known = remembered.get(bytes.toString("latin1", start, stop));
        if (known !== undefined) return known;
      }
      const before = table.inserted;
      block = bytes;
      at = start;
      end = stop;
      const head = decodeAll();
      if (table.inserted !== before) remembered.clear();
      else if (mayRemember) {
        if (remembered.size === limits.rememberedBlocks) remembered.clear();
        remembered.set(bytes.toString("latin1", start, stop), head);
      }
      return head;
    },
  };
}

const broken = (message: string) => new Http2Error(errorCode.compressionError, message);
const truncated = () => broken("a header block ends too early");
