import type { Connection } from "./connection.ts";
import { errorCode, Http2Error } from "./errors.ts";
import { limits } from "./limits.ts";
import type { RequestHead } from "./request-head.ts";
import { Stream } from "./stream.ts";

/** Fields of an answer: lower-case names; a list is sent as several fields. */
export type AnswerFields = Readonly<Record<string, string | number | readonly string[]>>;

/** What hears of a request's body. Pieces are views; `untaken` of its stream are given back with `take()`. */
export interface BodyListener {
  onPiece(): void;
  onEnd(): void;
  onBreak(): void;
}

/** A server's stream: one request and its answer. */
export class ServerStream extends Stream {
  readonly head: RequestHead;
  readonly connection: Connection<ServerStream>;
  /** The value of `Date` at the time of the answer. */
  private readonly date: () => string;
  /** What has come of the body and nobody has taken. */
  pieces: Buffer[] = [];
  private received = 0;
  private discarded = 0;
  private listener: BodyListener | undefined;
  private closeListeners: (() => void)[] = [];
  /** An answer has begun. */
  isAnswered = false;
  isClosed = false;
  /** Called when what was written has gone. */
  private written: (() => void) | undefined;
  /** For the sweep: how much of a finished answer was unsent when that last changed, and when it was. */
  private seenUnsent = -1;
  private seenAt = 0;

  constructor(head: RequestHead, connection: Connection<ServerStream>, date: () => string) {
    super();
    this.head = head;
    this.connection = connection;
    this.date = date;
  }

  /** More of the body; throws where it is longer than was said. */
  receive(bytes: Buffer): void {
    this.received += bytes.length;
    if (this.isClosed) this.discard(bytes.length);
    const { contentLength } = this.head;
    const isWrong = contentLength !== undefined && this.received > contentLength;
    if (isWrong) throw new Http2Error(errorCode.protocolError, "a body longer than its length", this.id);
    if (bytes.length === 0 || this.isClosed) return;
    this.pieces.push(bytes);
    this.listener?.onPiece();
  }

  /** The body has ended; throws where it is shorter than was said. */
  receiveEnd(): void {
    this.isRemoteEnded = true;
    const { contentLength } = this.head;
    const isWrong = contentLength !== undefined && this.received !== contentLength;
    if (isWrong) throw new Http2Error(errorCode.protocolError, "a body shorter than its length", this.id);
    if (this.isClosed) this.connection.remove(this);
    else this.listener?.onEnd();
  }

  /** The rest of a body behind its answer. */
  private discard(bytes: number): void {
    this.take();
    this.discarded += bytes;
    if (this.discarded > limits.discardedBytes) this.connection.reset(this.id, errorCode.noError);
  }

  /** Reads the body; what has come already is in `pieces`. */
  read(listener: BodyListener): void {
    this.listener = listener;
    if (this.isClosed) listener.onBreak();
  }

  /** Takes what has come of the body. */
  take(): Buffer[] {
    const { pieces } = this;
    this.pieces = [];
    if (this.untaken > 0) this.connection.take(this, this.untaken);
    return pieces;
  }

  /** Begins the answer, and ends it where it has no body; says whether a body is to follow. */
  respond(code: number, fields: AnswerFields, length?: number): boolean {
    if (this.isAnswered || this.isClosed) return false;
    this.isAnswered = true;
    const { headers, output } = this.connection;
    headers.begin();
    headers.field(":status", String(code));
    for (const name in fields) {
      const value = fields[name]!;
      if (typeof value === "string") headers.field(name, value);
      else if (typeof value === "number") headers.field(name, String(value));
      else for (const one of value) headers.field(name, one);
    }
    headers.field("date", this.date());
    if (length !== undefined) headers.field("content-length", String(length));
    const isEnd = length === 0 || this.head.method === "HEAD";
    output.headers(this.id, headers.finish(), isEnd);
    if (isEnd) this.finish();
    return !isEnd;
  }

  /** Adds to the answer's body; `written` is called when all of it has gone. */
  write(bytes: readonly Buffer[], written: (() => void) | undefined): void {
    if (this.isClosed) return;
    if (this.connection.sender.unsentBytes > limits.unsentBytes) {
      this.abort(errorCode.enhanceYourCalm);
      return;
    }
    this.written = written;
    for (const piece of bytes) this.connection.sender.push(this, piece);
    if (this.unsentBytes === 0) this.onSent(false);
  }

  end(): void {
    if (!this.isClosed) this.connection.sender.end(this);
  }

  /** Breaks the answer off. */
  abort(code: number): void {
    if (!this.isClosed) this.connection.reset(this.id, code);
  }

  override onSent(isEnd: boolean): void {
    const { written } = this;
    this.written = undefined;
    written?.();
    if (isEnd) this.finish();
  }

  /**
   * The answer is complete. What a client is still sending runs dry for a while: clients that are told at once that nobody listens, as
   * RFC 9113 section 8.1 allows, forget the answer (curl 7 does).
   */
  private finish(): void {
    if (this.isClosed) return;
    if (this.isRemoteEnded) this.connection.remove(this);
    else this.take();
    this.closed();
  }

  /** The stream has gone, complete or not. */
  closed(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.pieces = [];
    if (!this.isRemoteEnded) this.listener?.onBreak();
    for (const listener of this.closeListeners) listener();
  }

  onClose(listener: () => void): void {
    if (this.isClosed) listener();
    else this.closeListeners.push(listener);
  }

  /** Whether its client is too slow to take a finished answer, or to end a request that has been answered. */
  isOverdue(now: number): boolean {
    const left = this.isClosed || this.endsWithUnsent ? this.unsentBytes : -1;
    if (left !== this.seenUnsent) {
      this.seenUnsent = left;
      this.seenAt = now;
    }
    return left >= 0 && now - this.seenAt > limits.stalledMs;
  }
}
