import type { Socket } from "node:net";
import { type Connection, createConnection, type Role } from "./connection.ts";
import { errorCode, Http2Error, protocolError } from "./errors.ts";
import { largestStreamId } from "./frames.ts";
import type { HeaderBlock } from "./header-blocks.ts";
import { limits } from "./limits.ts";
import { type RequestHead, requestHead } from "./request-head.ts";
import type { ServerStream } from "./server-stream.ts";
import type { Slabs } from "./slabs.ts";

/** The server's end of one connection. */
export interface ServerConnection {
  /** Lets requests finish, takes no new ones, and closes. */
  drain(): void;
  /** Looks for what has taken too long. */
  sweep(now: number): void;
}

export interface ServerConnectionOptions {
  readonly socket: Socket;
  readonly slabs: Slabs;
  readonly now: () => number;
  /** Makes a request's stream. */
  readonly open: (head: RequestHead, connection: Connection<ServerStream>) => ServerStream;
  /** Serves it; its body may still be on its way. */
  readonly onRequest: (stream: ServerStream) => void;
  readonly onClose: () => void;
}

export function createServerConnection(options: ServerConnectionOptions): ServerConnection {
  const { socket, slabs, now, open, onRequest } = options;
  let lastStreamId = 0;
  let isDraining = false;
  /** A client that was asked to go has heard it: what it still opens is refused. */
  let isRefusing = false;
  let hasSettings = false;
  /** Since when no request has been under way. */
  let quietSince = now();
  /** The header block that was open when it was last looked, and since when. */
  let block = { streamId: 0, since: 0 };

  const role: Role<ServerStream, RequestHead> = {
    isServer: true,
    settings: {
      maxConcurrentStreams: limits.concurrentStreams,
      initialWindowSize: limits.streamWindow,
      maxHeaderListSize: limits.headerListBytes,
    },
    parse: requestHead,
    onHeaders(block, head) {
      const stream = connection.streams.get(block.streamId);
      if (stream) onTrailers(stream, block, head);
      else onRequestHead(block, head);
    },
    onData(stream, bytes) {
      stream.receive(bytes);
      if (stream.isRemoteEnded) endBody(stream);
    },
    onReset(stream) {
      stream.closed();
      noteEnd();
    },
    onGoaway() {},
    onPong() {
      if (!isDraining || isRefusing) return;
      isRefusing = true;
      connection.goaway(lastStreamId, errorCode.noError);
      noteEnd();
    },
    onSettings() {
      hasSettings = true;
    },
    lastStreamId: () => lastStreamId,
    onClose: options.onClose,
  };
  const connection = createConnection({ socket, slabs, role, now });

  function onTrailers(stream: ServerStream, { streamId, end }: HeaderBlock, { is }: RequestHead): void {
    if (stream.isRemoteEnded) throw new Http2Error(errorCode.streamClosed, "HEADERS behind the end", streamId);
    if (!end || is !== "trailers") throw new Http2Error(errorCode.protocolError, "these are no trailers", streamId);
    endBody(stream);
  }

  function endBody(stream: ServerStream): void {
    stream.receiveEnd();
    noteEnd();
  }

  function onRequestHead({ streamId, end }: HeaderBlock, head: RequestHead): void {
    if (streamId % 2 === 0) protocolError("a client's streams have odd numbers");
    if (streamId <= lastStreamId) throw new Http2Error(errorCode.streamClosed, "HEADERS of a stream that has ended");
    lastStreamId = streamId;
    if (isRefusing || connection.streams.size >= limits.concurrentStreams) {
      throw new Http2Error(errorCode.refusedStream, "too many streams", streamId);
    }
    if (head.is === "malformed" || head.is === "trailers") {
      throw new Http2Error(errorCode.protocolError, "this is no request", streamId);
    }
    const stream = open(head, connection);
    stream.id = streamId;
    connection.add(stream);
    stream.onClose(noteEnd);
    if (head.is === "tooLarge") {
      stream.isRemoteEnded = end;
      stream.respond(431, {}, 0);
      return;
    }
    if (end) stream.receiveEnd();
    onRequest(stream);
  }

  /** Perhaps of the last stream. */
  function noteEnd(): void {
    if (connection.streams.size > 0 || connection.isClosed) return;
    quietSince = now();
    if (isRefusing) hangUp();
  }

  function hangUp(): void {
    connection.goaway(lastStreamId, errorCode.noError);
    connection.close();
  }

  return {
    drain() {
      if (isDraining) return;
      isDraining = true;
      // The client learns of it first; what it has sent until then is still served.
      connection.goaway(largestStreamId, errorCode.noError);
      connection.ping();
    },
    sweep(at) {
      if (!hasSettings && at - quietSince > limits.headerMs) connection.close();
      if (connection.openBlock !== block.streamId) block = { streamId: connection.openBlock, since: at };
      if (block.streamId > 0 && at - block.since > limits.headerMs) {
        connection.fail(new Http2Error(errorCode.enhanceYourCalm, "a header block that does not end"));
      }
      if (connection.streams.size === 0 && at - quietSince > limits.idleMs) hangUp();
      for (const stream of connection.streams.values())
        if (stream.isOverdue(at)) connection.reset(stream.id, errorCode.cancel);
    },
  };
}
