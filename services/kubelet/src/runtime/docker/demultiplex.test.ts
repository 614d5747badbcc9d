import { Readable } from "node:stream";
import { demultiplex } from "./demultiplex.ts";

const piece = (type: number, text: string): Buffer => {
  const header = Buffer.alloc(8);
  header[0] = type;
  header.writeUInt32BE(text.length, 4);
  return Buffer.concat([header, Buffer.from(text)]);
};
const all = Buffer.concat([piece(1, "hello "), piece(2, "oops"), piece(1, ""), piece(1, "world")]);

for (const size of [1, 3, 9, 1000])
  test(`demultiplex() tells the outputs apart in chunks of ${size}`, async () => {
    const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
      all.subarray(at * size, (at + 1) * size),
    );
    const texts = { stdout: "", stderr: "" };
    for await (const { stream, data } of demultiplex(Readable.from(chunks))) texts[stream] += data;
    expect(texts).toEqual({ stdout: "hello world", stderr: "oops" });
  });
