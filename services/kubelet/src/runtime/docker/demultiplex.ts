/** A piece of what a command without a terminal wrote. */
export interface OutputPiece {
  readonly stream: "stdout" | "stderr";
  readonly data: Buffer;
}

/** Bytes of the header before each piece: the stream, three zeros, the length (big-endian). */
const headerLength = 8;
const stderrType = 2;

/** Takes apart docker's one stream of two outputs. */
export async function* demultiplex(source: NodeJS.ReadableStream): AsyncGenerator<OutputPiece> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= headerLength) {
      const end = headerLength + rest.readUInt32BE(4);
      if (rest.length < end) break;
      yield { stream: rest[0] === stderrType ? "stderr" : "stdout", data: rest.subarray(headerLength, end) };
      rest = rest.subarray(end);
    }
  }
}
