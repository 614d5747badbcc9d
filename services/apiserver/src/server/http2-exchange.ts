import { constants, type IncomingHttpHeaders, type OutgoingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import type { TLSSocket } from "node:tls";
import { type AnswerHeaders, type Exchange, splitTarget } from "./exchange.ts";
import { readBody } from "./read-body.ts";

/** The stream events of HTTP/2 are a third faster than Node's request and response objects: this is the hot path. */
export function http2Exchange(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): Exchange {
  const { path, query } = splitTarget(headers[":path"] as string);
  // A broken connection ends its streams with errors; they are the client's, and "close" tells us.
  stream.on("error", ignore);
  let bodyRead = false;
  const begin = (code: number, answer: AnswerHeaders, endStream = false): boolean => {
    if (stream.headersSent || stream.destroyed || stream.closed) return false;
    if (!bodyRead) stream.resume();
    stream.respond({ [constants.HTTP2_HEADER_STATUS]: code, ...answer } as OutgoingHttpHeaders, { endStream });
    return true;
  };
  return {
    method: headers[":method"] as string,
    path,
    query,
    headers,
    socket: stream.session!.socket as TLSSocket,
    protocol: "HTTP/2.0",
    get answered() {
      return stream.headersSent || stream.destroyed;
    },
    body: (limitBytes) => {
      bodyRead = true;
      return readBody(stream, limitBytes, headers["content-length"]);
    },
    send: (code, answer, body) => {
      const empty = body === undefined || body.length === 0;
      if (begin(code, { ...answer, "content-length": empty ? 0 : Buffer.byteLength(body) }, empty) && !empty) {
        stream.end(body);
      }
    },
    stream: (code, answer) => {
      begin(code, answer);
      return stream;
    },
    onClose: (listener) => void stream.once("close", listener),
  };
}

const ignore = () => {};
