import fc from "fast-check";
import { createFrameReader } from "./frame-reader.ts";
import { defaultFrameBytes, frameHeaderBytes, writeFrameHead } from "./frames.ts";

interface Sent {
  readonly kind: number;
  readonly streamId: number;
  readonly payload: Uint8Array;
}

function bytesOf({ kind, streamId, payload }: Sent): Buffer {
  const head = Buffer.alloc(frameHeaderBytes);
  writeFrameHead(head, 0, { length: payload.length, kind, streamId });
  return Buffer.concat([head, payload]);
}

function read(chunks: readonly Buffer[]): Sent[] {
  const found: Sent[] = [];
  const reader = createFrameReader(({ type, flags, streamId, bytes, start, end }) => {
    found.push({ kind: type | (flags << 8), streamId, payload: Uint8Array.from(bytes.subarray(start, end)) });
  });
  for (const chunk of chunks) reader(chunk);
  return found;
}

test("createFrameReader() finds the same frames however their bytes are cut", () => {
  const frame = fc.record({
    kind: fc.integer({ min: 0, max: 0xffff }),
    streamId: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    payload: fc.uint8Array({ maxLength: 60 }),
  });
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 40 })), (frames, cuts) => {
      const all = Buffer.concat(frames.map(bytesOf));
      const chunks: Buffer[] = [];
      let at = 0;
      for (const cut of cuts) {
        chunks.push(all.subarray(at, at + cut));
        at += cut;
      }
      chunks.push(all.subarray(at));
      expect(read(chunks)).toEqual(frames);
    }),
  );
});

test("createFrameReader() passes over the reserved bit of a stream's number", () => {
  expect(read([Buffer.from("000000000080000001", "hex")])).toEqual([
    { kind: 0, streamId: 1, payload: new Uint8Array() },
  ]);
});

const sizes = [
  { it: "takes a frame of the largest size", length: defaultFrameBytes, ok: true },
  { it: "refuses a longer one by its head alone", length: defaultFrameBytes + 1, ok: false },
];
test.each(sizes)("createFrameReader() $it", ({ length, ok }) => {
  const frame = bytesOf({ kind: 0, streamId: 1, payload: new Uint8Array(length) });
  if (ok) expect(read([frame])).toHaveLength(1);
  else expect(() => read([frame.subarray(0, 3), frame.subarray(3, 9)])).toThrow(/a frame of 16385 bytes/);
});
