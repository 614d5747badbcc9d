import type { Readable } from "node:stream";
import { badRequest, tooLarge } from "@kubets/api";

/** Collects a request's body; refuses it as soon as it is longer than allowed, and lets the rest run dry. */
export function readBody(stream: Readable, limitBytes: number, announced: string | undefined): Promise<Buffer> {
  if (announced && Number(announced) > limitBytes) {
    stream.resume();
    return Promise.reject(tooLarge(limitBytes));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    stream.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limitBytes) {
        stream.removeAllListeners("data");
        stream.resume();
        reject(tooLarge(limitBytes));
        return;
      }
      chunks.push(chunk);
    });
    stream.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    stream.on("error", () => reject(badRequest("the request's body could not be read")));
    stream.on("aborted", () => reject(badRequest("the request's body ended early")));
  });
}
