import { kvError, mayAskAgain } from "./etcd-errors.ts";
import { type GrpcSession, openGrpcSession, type SessionOptions } from "./grpc-session.ts";

export interface ConnectionOptions extends Omit<SessionOptions, "endpoint"> {
  /** Each `https://10.0.0.1:2379`, or `http://…`; the first is preferred. */
  readonly endpoints: readonly string[];
}

export interface UnaryCall<Answer> {
  /** `KV/Range`. */
  readonly method: string;
  readonly request: Buffer;
  readonly decode: (buffer: Buffer) => Answer;
  /** A write is sent once: nobody knows what became of it when its answer is lost. */
  readonly isWrite: boolean;
  readonly deadlineMs?: number;
}

export interface Connections {
  call<Answer>(call: UnaryCall<Answer>): Promise<Answer>;
  /** A stream on a connection of its own, so that large answers do not hold it up; each one begins at the next endpoint. */
  stream(method: string, request: Buffer, signal: AbortSignal): AsyncGenerator<Buffer>;
  close(): void;
}

const callMs = 5_000;

export function openConnections({ endpoints, ...tls }: ConnectionOptions): Connections {
  if (endpoints.length === 0) throw new Error("etcd needs at least one endpoint");
  const open = (endpoint: string) => createConnection({ endpoint, ...tls });
  const forCalls = endpoints.map(open);
  const forStreams = endpoints.map(open);
  let current = 0;
  let nextStream = 0;

  return {
    async call({ method, request, decode, isWrite, deadlineMs = callMs }) {
      for (let tries = 1; ; tries++) {
        const connection = forCalls[current]!;
        try {
          const session = connection.open ?? (await connection.connect());
          return decode(await session.unary(`/etcdserverpb.${method}`, request, deadlineMs));
        } catch (error) {
          if (tries > endpoints.length || !mayAskAgain(error, isWrite)) throw kvError(error, isWrite);
          if (forCalls[current] === connection) current = (current + 1) % forCalls.length;
        }
      }
    },
    async *stream(method, request, signal) {
      const connection = forStreams[nextStream++ % forStreams.length]!;
      const session = connection.open ?? (await connection.connect());
      yield* session.stream(`/etcdserverpb.${method}`, request, signal);
    },
    close() {
      for (const connection of [...forCalls, ...forStreams]) connection.close();
    },
  };
}

/** A connection to one endpoint, made when first needed and again when it has broken. */
interface Connection {
  /** The session, where there is one that takes calls. */
  readonly open: GrpcSession | undefined;
  connect(): Promise<GrpcSession>;
  close(): void;
}

function createConnection(options: SessionOptions): Connection {
  let session: GrpcSession | undefined;
  let connecting: Promise<GrpcSession> | undefined;
  let isClosed = false;
  return {
    get open() {
      return session?.isOpen ? session : undefined;
    },
    connect() {
      connecting ??= openGrpcSession(options)
        .then((opened) => {
          session = opened;
          if (isClosed) opened.close();
          return opened;
        })
        .finally(() => {
          connecting = undefined;
        });
      return connecting;
    },
    close() {
      isClosed = true;
      session?.close();
    },
  };
}
