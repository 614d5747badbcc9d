import { type Break, type ClientSession, openClientSession } from "../../http2/client-session.ts";
import { createGrpcMessages, framed } from "./grpc-messages.ts";

/** gRPC over one HTTP/2 connection: what etcd's few methods need. */
export interface GrpcSession {
  /** May be given another call. */
  readonly isOpen: boolean;
  unary(path: string, request: Buffer, deadlineMs: number): Promise<Buffer>;
  /** A stream that has sent one message and keeps its side open; ends or throws with the server's. */
  stream(path: string, request: Buffer, signal: AbortSignal): AsyncGenerator<Buffer>;
  close(): void;
}

export interface SessionOptions {
  /** `https://10.0.0.1:2379`, or `http://…`. */
  readonly endpoint: string;
  /** PEM: the authority of etcd's certificate, and the client's own certificate and key. */
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** A call that failed, with gRPC's code; `unsent` when the server has certainly not seen it. */
export class GrpcError extends Error {
  override readonly name = "GrpcError";
  readonly code: number;
  readonly unsent: boolean;
  constructor(code: number, message: string, options: { unsent?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.unsent = options.unsent ?? false;
  }
}

/** As numbered by the gRPC specification. */
export const grpcStatus = {
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  outOfRange: 11,
  unimplemented: 12,
  unavailable: 14,
  unauthenticated: 16,
} as const;

const connectMs = 2_000;
/** etcd refuses clients that ping more often than every 5 s, or while no call is open. */
const pingEveryMs = 10_000;
const pingWithinMs = 5_000;

export async function openGrpcSession(options: SessionOptions): Promise<GrpcSession> {
  const session = await openClientSession({ ...options, connectMs }).catch((cause: Error) => {
    throw new GrpcError(grpcStatus.unavailable, cause.message, { unsent: true, cause });
  });
  const stopPings = keepAlive(session);

  function unary(path: string, request: Buffer, deadlineMs: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const status: Status = {};
      const messages = createGrpcMessages();
      const timer = setTimeout(() => {
        call.cancel();
        reject(new GrpcError(grpcStatus.deadlineExceeded, "deadline exceeded"));
      }, deadlineMs);
      const call = session.request({
        fields: fieldsOf(path, "grpc-timeout", `${deadlineMs}m`),
        body: framed(request),
        isWhole: true,
        listener: {
          onFields: (fields) => note(status, fields),
          onData(bytes) {
            messages.push(bytes);
            call.take(bytes.length);
          },
          onEnd() {
            clearTimeout(timer);
            const message = messages.next();
            const problem =
              statusError(status) ?? (message ? undefined : new GrpcError(grpcStatus.unknown, "no answer"));
            if (problem) reject(problem);
            else resolve(message!);
          },
          onBreak(reason) {
            clearTimeout(timer);
            reject(broken(reason));
          },
        },
      });
    });
  }

  async function* stream(path: string, request: Buffer, signal: AbortSignal): AsyncGenerator<Buffer> {
    const status: Status = {};
    const messages = createGrpcMessages();
    let end: GrpcError | undefined;
    let untaken = 0;
    let wake = () => {};
    const finish = (error: GrpcError) => {
      end ??= error;
      wake();
    };
    const call = session.request({
      // etcd ends the stream when its member loses the leader, instead of staying silent.
      fields: fieldsOf(path, "hasleader", "true"),
      body: framed(request),
      isWhole: false,
      listener: {
        onFields: (fields) => note(status, fields),
        onData(bytes) {
          messages.push(bytes);
          untaken += bytes.length;
          wake();
        },
        onEnd: () => finish(statusError(status) ?? new GrpcError(grpcStatus.unavailable, "the stream has ended")),
        onBreak: (reason) => finish(broken(reason)),
      },
    });
    const cancel = () => {
      call.cancel();
      finish(new GrpcError(grpcStatus.cancelled, "nobody wants the stream any more"));
    };
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    try {
      for (;;) {
        const message = messages.next();
        if (message) {
          yield message;
          continue;
        }
        if (end) throw end;
        // Only now: the window is what bounds the messages that wait to be read. The rest of one that has begun is wanted.
        call.take(untaken);
        untaken = 0;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      signal.removeEventListener("abort", cancel);
      call.cancel();
    }
  }

  return {
    get isOpen() {
      return session.isOpen;
    },
    unary,
    stream,
    close() {
      stopPings();
      session.close();
    },
  };
}

/** Breaks a connection that does not answer, which TCP alone would take minutes to notice. */
function keepAlive(session: ClientSession): () => void {
  let late: NodeJS.Timeout | undefined;
  const timer = setInterval(() => {
    if (!session.isOpen) return stop();
    if (session.openRequests === 0) return;
    late = setTimeout(() => session.close(new Error("etcd does not answer pings")), pingWithinMs);
    session.ping(() => clearTimeout(late));
  }, pingEveryMs);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
    clearTimeout(late);
  };
  return stop;
}

const fieldsOf = (path: string, ...more: string[]): string[] => [
  ...[":method", "POST", ":path", path, "content-type", "application/grpc", "te", "trailers"],
  ...more,
];

/** What the head and the trailers say of a call's outcome. */
interface Status {
  http?: string;
  grpc?: string;
  message?: string;
}

function note(status: Status, fields: readonly string[]): void {
  for (let i = 0; i < fields.length; i += 2) {
    const value = fields[i + 1]!;
    if (fields[i] === ":status") status.http = value;
    else if (fields[i] === "grpc-status") status.grpc = value;
    else if (fields[i] === "grpc-message") status.message = value;
  }
}

function statusError({ http, grpc, message = "" }: Status): GrpcError | undefined {
  if (grpc === "0") return undefined;
  if (grpc !== undefined) return new GrpcError(Number(grpc), decoded(message));
  return new GrpcError(grpcStatus.unavailable, `the answer has no gRPC status (HTTP ${http})`);
}

/** gRPC's percent encoding; what is none stays as it is. */
function decoded(message: string): string {
  try {
    return decodeURIComponent(message);
  } catch {
    return message;
  }
}

const broken = ({ message, unsent }: Break) => new GrpcError(grpcStatus.unavailable, message, { unsent });
