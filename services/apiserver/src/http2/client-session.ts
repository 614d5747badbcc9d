import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { type Connection, createConnection, type Role } from "./connection.ts";
import { errorCode } from "./errors.ts";
import { limits } from "./limits.ts";
import { createSlabs } from "./slabs.ts";
import { Stream } from "./stream.ts";

/** The end of one request that did not come to its end; `unsent` when the server has certainly not seen it. */
export interface Break {
  readonly message: string;
  readonly unsent: boolean;
}

/** Hears of one request's answer. */
export interface AnswerListener {
  /** The head, and trailers: names and values in turn. */
  onFields(fields: readonly string[]): void;
  /** A view, to be given back with `take`. */
  onData(bytes: Buffer): void;
  onEnd(): void;
  onBreak(reason: Break): void;
}

export interface ClientRequest {
  /** Names and values in turn, without the scheme and the authority. */
  readonly fields: readonly string[];
  readonly body: Buffer;
  /** Nothing comes behind the body. */
  readonly isWhole: boolean;
  readonly listener: AnswerListener;
}

/** A request under way. */
export interface Requested {
  /** So many bytes of the answer have been used. */
  take(bytes: number): void;
  /** Nobody waits for the answer any more; the listener hears nothing of it. */
  cancel(): void;
}

/** The client's end of one connection. */
export interface ClientSession {
  /** May be given another request. */
  readonly isOpen: boolean;
  readonly openRequests: number;
  request(request: ClientRequest): Requested;
  /** Calls back when the server has answered. */
  ping(answered: () => void): void;
  /** Breaks all that is under way. */
  close(reason?: Error): void;
}

export interface ClientSessionOptions {
  /** `https://10.0.0.1:2379`, or `http://…` for HTTP/2 that is known to be spoken there. */
  readonly endpoint: string;
  /** PEM: the authority of the server's certificate, and the client's own certificate and key. */
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly connectMs: number;
}

class ClientStream extends Stream {
  readonly request: ClientRequest;
  constructor(request: ClientRequest) {
    super();
    this.request = request;
  }
  onSent(): void {}
}

/** Connects; rejects with the reason. */
export async function openClientSession(options: ClientSessionOptions): Promise<ClientSession> {
  const url = new URL(options.endpoint);
  const socket = await connect(url, options);
  const waiting: ClientStream[] = [];
  const pongs: (() => void)[] = [];
  let nextId = 1;
  let mostStreams = Number.POSITIVE_INFINITY;
  let isRetired = false;
  let why = "the connection is broken";

  const finish = (stream: ClientStream) => {
    connection.remove(stream);
    if (!stream.request.isWhole) connection.reset(stream.id, errorCode.cancel);
    startWaiting();
    stream.request.listener.onEnd();
  };
  const role: Role<ClientStream, readonly string[]> = {
    isServer: false,
    settings: { enablePush: 0, initialWindowSize: limits.streamWindow, maxHeaderListSize: limits.headerListBytes },
    parse: (fields) => fields,
    onHeaders({ streamId, end }, fields) {
      const stream = connection.streams.get(streamId);
      if (!stream) return;
      stream.request.listener.onFields(fields);
      if (!end) return;
      stream.isRemoteEnded = true;
      finish(stream);
    },
    onData(stream, bytes) {
      if (bytes.length > 0) stream.request.listener.onData(bytes);
      if (stream.isRemoteEnded) finish(stream);
    },
    onReset(stream, code) {
      const message = connection.isClosed ? why : `the stream was reset with code ${code}`;
      startWaiting();
      stream.request.listener.onBreak({ message, unsent: code === errorCode.refusedStream });
    },
    onGoaway(lastStreamId) {
      isRetired = true;
      for (const stream of [...connection.streams.values()]) {
        if (stream.id > lastStreamId) breakUnsent(stream);
      }
      for (const stream of waiting.splice(0)) breakUnsent(stream);
    },
    onPong: () => pongs.shift()?.(),
    onSettings({ maxConcurrentStreams }) {
      mostStreams = maxConcurrentStreams ?? mostStreams;
      startWaiting();
    },
    lastStreamId: () => nextId - 2,
    onClose(error) {
      isRetired = true;
      why = error?.message ?? why;
      for (const stream of waiting.splice(0)) breakUnsent(stream);
    },
  };
  const connection: Connection<ClientStream> = createConnection({ socket, slabs: createSlabs(), role, now: Date.now });

  function breakUnsent(stream: ClientStream): void {
    connection.remove(stream);
    stream.request.listener.onBreak({ message: "the server takes no more requests", unsent: true });
  }

  function startWaiting(): void {
    while (waiting.length > 0 && !isRetired && connection.streams.size < mostStreams) start(waiting.shift()!);
  }

  function start(stream: ClientStream): void {
    const { fields, body, isWhole } = stream.request;
    stream.id = nextId;
    nextId += 2;
    connection.add(stream);
    const { headers } = connection;
    headers.begin();
    headers.field(":scheme", url.protocol.slice(0, -1));
    headers.field(":authority", url.host);
    for (let i = 0; i < fields.length; i += 2) headers.field(fields[i]!, fields[i + 1]!);
    connection.output.headers(stream.id, headers.finish(), false);
    connection.sender.push(stream, body);
    if (isWhole) connection.sender.end(stream);
  }

  return {
    get isOpen() {
      return !isRetired && nextId < 2 ** 31;
    },
    get openRequests() {
      return connection.streams.size;
    },
    request(request) {
      const stream = new ClientStream(request);
      if (isRetired) breakUnsent(stream);
      else if (connection.streams.size < mostStreams) start(stream);
      else waiting.push(stream);
      return {
        take: (bytes) => connection.take(stream, bytes),
        cancel() {
          const place = waiting.indexOf(stream);
          if (place >= 0) waiting.splice(place, 1);
          if (!connection.streams.has(stream.id)) return;
          connection.remove(stream);
          connection.reset(stream.id, errorCode.cancel);
          startWaiting();
        },
      };
    },
    ping(answered) {
      pongs.push(answered);
      connection.ping();
    },
    close(reason) {
      why = reason?.message ?? "closed";
      socket.destroy();
      connection.fail(reason ?? new Error(why));
    },
  };
}

function connect(url: URL, { ca, cert, key, connectMs }: ClientSessionOptions): Promise<Socket> {
  const isTls = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || (isTls ? 443 : 80));
  const servername = isIP(host) ? undefined : host;
  const socket: Socket = isTls
    ? connectTls({ host, port, ca, cert, key, servername, ALPNProtocols: ["h2"] })
    : connectTcp({ host, port });
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => {
      clearTimeout(timer);
      socket.destroy();
      reject(cause);
    };
    const timer = setTimeout(() => fail(new Error(`no connection to ${url.origin} within ${connectMs} ms`)), connectMs);
    socket.once("error", fail);
    socket.once(isTls ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      resolve(socket);
    });
  });
}
