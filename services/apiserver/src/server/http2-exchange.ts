import { Writable } from "node:stream";
import type { TLSSocket } from "node:tls";
import { badRequest, tooLarge } from "@kubets/api";
import type { Connection } from "../http2/connection.ts";
import { errorCode } from "../http2/errors.ts";
import type { RequestHead } from "../http2/request-head.ts";
import { ServerStream } from "../http2/server-stream.ts";
import { type AnswerHeaders, type Exchange, splitTarget } from "./exchange.ts";

/** The exchange is the stream itself: this is the hot path, and one record for each request is enough. */
export class Http2Exchange extends ServerStream implements Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Exchange["headers"];
  readonly protocol = "HTTP/2.0";
  answeredBytes = 0;

  constructor(head: RequestHead, connection: Connection<ServerStream>, date: () => string) {
    super(head, connection, date);
    const { path, query } = splitTarget(head.target);
    this.method = head.method;
    this.path = path;
    this.query = query;
    this.headers = head.headers;
  }

  get socket(): TLSSocket {
    return this.connection.socket as TLSSocket;
  }

  get answered(): boolean {
    return this.isAnswered || this.isClosed;
  }

  body(limitBytes: number): Promise<Buffer> {
    const { contentLength = 0 } = this.head;
    if (contentLength > limitBytes) return Promise.reject(tooLarge(limitBytes));
    if (this.isRemoteEnded && !this.isClosed) return this.whole(limitBytes);
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      let length = 0;
      const onPiece = () => {
        for (const piece of this.take()) {
          length += piece.length;
          if (length <= limitBytes) parts.push(piece);
        }
        if (length > limitBytes) reject(tooLarge(limitBytes));
      };
      onPiece();
      this.read({
        onPiece,
        onEnd: () => resolve(joined(parts)),
        onBreak: () => reject(badRequest("the request's body ended early")),
      });
    });
  }

  private async whole(limitBytes: number): Promise<Buffer> {
    const body = joined(this.take());
    if (body.length > limitBytes) throw tooLarge(limitBytes);
    return body;
  }

  send(code: number, headers: AnswerHeaders, body?: Buffer | string): void {
    const bytes = typeof body === "string" ? Buffer.from(body) : body;
    if (!this.respond(code, headers, bytes?.length ?? 0)) return;
    this.answeredBytes = bytes!.length;
    this.write([bytes!], undefined);
    this.end();
  }

  stream(code: number, headers: AnswerHeaders): Writable {
    return this.respond(code, headers) ? answerStream(this) : new Writable().destroy();
  }
}

const joined = (parts: readonly Buffer[]): Buffer => (parts.length === 1 ? parts[0]! : Buffer.concat(parts));

type Written = (error?: Error | null) => void;

/** A stream's answer as a Node stream: what it holds waits for the client's windows. */
function answerStream(stream: ServerStream): Writable {
  let isComplete = false;
  const writable = new Writable({
    write: (chunk: Buffer, _encoding, done: Written) => stream.write([chunk], done),
    writev: (chunks: { chunk: Buffer }[], done: Written) =>
      stream.write(
        chunks.map(({ chunk }) => chunk),
        done,
      ),
    final(done) {
      isComplete = true;
      stream.end();
      done();
    },
    destroy(error, done) {
      if (!isComplete) stream.abort(error ? errorCode.internalError : errorCode.cancel);
      done(null);
    },
  });
  stream.onClose(() => isComplete || writable.destroy());
  return writable;
}
