import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Answer } from "../road/answer.ts";
import type { AnswerHeaders, Exchange } from "./exchange.ts";

/** Passes bytes on as they come; ends when the source ends, or stops reading it when the client goes away. */
export async function sendStream(
  exchange: Exchange,
  { code, body }: Extract<Answer, { is: "stream" }>,
  headers: AnswerHeaders,
): Promise<number> {
  const source = Readable.from(body, { objectMode: false });
  exchange.onClose(() => source.destroy());
  await pipeline(source, exchange.stream(code, headers)).catch((error: NodeJS.ErrnoException) => {
    // The client has gone, or what it was reading from has: there is nobody left to tell.
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE" && !exchange.answered) throw error;
  });
  return code;
}
