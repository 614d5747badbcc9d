import type { Socket } from "node:net";
import { checkLength, createControlFrames, numberAt } from "./control-frames.ts";
import { errorCode, Http2Error, protocolError } from "./errors.ts";
import { createFrameReader } from "./frame-reader.ts";
import { type Frame, flag, frameKind, frameType, preface } from "./frames.ts";
import { createHeaderBlocks, type HeaderBlock, unpadded } from "./header-blocks.ts";
import { createHeaderDecoder, type ParseHead } from "./header-decoder.ts";
import { createHeaderEncoder, type HeaderEncoder } from "./header-encoder.ts";
import { limits } from "./limits.ts";
import { createOutput, type Output } from "./output.ts";
import { createReceiveWindows } from "./receive-windows.ts";
import { createSender, type Sender } from "./sender.ts";
import { type Settings, settingsFrame } from "./settings.ts";
import type { Slabs } from "./slabs.ts";
import type { Stream } from "./stream.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** What distinguishes a client's connection from a server's. */
export interface Role<S extends Stream, Head> {
  readonly isServer: boolean;
  /** Said first. */
  readonly settings: Settings;
  readonly parse: ParseHead<Head>;
  /** A message's head or trailers. */
  onHeaders(block: HeaderBlock, head: Head): void;
  /** The bytes are a view of what came from the socket; `take()` gives their window back. */
  onData(stream: S, bytes: Buffer): void;
  /** The peer broke the stream off, or the connection has gone; it is already forgotten. */
  onReset(stream: S, code: number): void;
  onGoaway(lastStreamId: number): void;
  onPong(): void;
  onSettings(settings: Settings): void;
  /** Of the streams that were ever opened; those behind it are idle. */
  lastStreamId(): number;
  onClose(error: Error | undefined): void;
}

/** One end of an HTTP/2 connection (RFC 9113): frames, flow control and abuse; what messages mean is its role's business. */
export interface Connection<S extends Stream> {
  readonly socket: Socket;
  readonly streams: Map<number, S>;
  readonly output: Output;
  readonly sender: Sender;
  readonly headers: HeaderEncoder;
  readonly isClosed: boolean;
  /** The stream of a header block that has begun and not ended, or 0. */
  readonly openBlock: number;
  /** Takes note of a new stream. */
  add(stream: S): void;
  /** Forgets a stream that has come to its end. */
  remove(stream: S): void;
  /** Breaks a stream off, known or not. */
  reset(streamId: number, code: number): void;
  /** So many bytes of a stream have been used. */
  take(stream: S, bytes: number): void;
  ping(): void;
  goaway(lastStreamId: number, code: number): void;
  /** Ends the connection: says why, and closes. */
  fail(error: Error): void;
  /** Ends the connection when all that was written has gone. */
  close(): void;
}

export interface ConnectionOptions<S extends Stream, Head> {
  readonly socket: Socket;
  readonly slabs: Slabs;
  readonly role: Role<S, Head>;
  readonly now: () => number;
}

/** How long a peer may take to read why it is hung up on. */
const lingerMs = 1_000;

export function createConnection<S extends Stream, Head>(options: ConnectionOptions<S, Head>): Connection<S> {
  const { socket, slabs, role, now } = options;
  const streams = new Map<number, S>();
  const output = createOutput({ socket, slabs, fill: () => sender.fill(), onStuck: () => socket.destroy() });
  const sender = createSender(output);
  const headers = createHeaderEncoder();
  const decoder = createHeaderDecoder(role.parse);
  const blocks = createHeaderBlocks();
  const mayReset = createTokenBucket(limits.resets, now);
  const mayIdle = createTokenBucket(limits.idleFrames, now);
  const resetByUs = new Set<number>();
  let prefaceLeft = role.isServer ? preface.length : 0;
  let isClosed = false;

  const control = createControlFrames({ role, output, headers, widenAll, countIdle });
  const handlers: ((frame: Frame) => void)[] = [];
  handlers[frameType.data] = onData;
  handlers[frameType.headers] = (frame) => onBlock(blocks.begin(frame));
  handlers[frameType.priority] = onPriority;
  handlers[frameType.rstStream] = onRstStream;
  handlers[frameType.settings] = control.onSettings;
  handlers[frameType.pushPromise] = () => protocolError("PUSH_PROMISE that nobody asked for");
  handlers[frameType.ping] = control.onPing;
  handlers[frameType.goaway] = control.onGoaway;
  handlers[frameType.windowUpdate] = onWindowUpdate;
  handlers[frameType.continuation] = () => protocolError("CONTINUATION of nothing");

  const read = createFrameReader((frame) => {
    try {
      if (isClosed) return;
      if (!control.hasSettings && frame.type !== frameType.settings) protocolError("SETTINGS come first");
      if (blocks.openStream > 0) onBlock(blocks.goOn(frame, frame.type === frameType.continuation));
      else handlers[frame.type]?.(frame);
    } catch (error) {
      if (!(error instanceof Http2Error) || error.streamId === 0) throw error;
      countReset();
      reset(error.streamId, error.code);
    }
  });

  function receive(chunk: Buffer): void {
    if (isClosed) return;
    try {
      read(prefaceLeft > 0 ? withoutPreface(chunk) : chunk);
    } catch (error) {
      fail(error as Error);
    }
  }

  function withoutPreface(chunk: Buffer): Buffer {
    const length = Math.min(prefaceLeft, chunk.length);
    const from = preface.length - prefaceLeft;
    if (chunk.compare(preface, from, from + length, 0, length) !== 0) protocolError("this is not HTTP/2");
    prefaceLeft -= length;
    return chunk.subarray(length);
  }

  function onBlock(block: HeaderBlock | undefined): void {
    if (!block) return;
    const head = decoder.decode(block.bytes, block.from, block.to);
    if (block.dependsOnItself) throw streamError(block.streamId, errorCode.protocolError);
    if (!resetByUs.has(block.streamId)) role.onHeaders(block, head);
  }

  function onData(frame: Frame): void {
    const { streamId, bytes } = frame;
    if (streamId === 0) protocolError("DATA without a stream");
    const length = frame.end - frame.start;
    const { start, end } = unpadded(frame);
    const stream = streams.get(streamId);
    const isWanted = stream !== undefined && !stream.isRemoteEnded;
    windows.received(length, isWanted ? stream : undefined);
    if (!isWanted) {
      windows.discard(length);
      if (isIdle(streamId)) protocolError("DATA of a stream that is not open");
      if (!resetByUs.has(streamId)) throw streamError(streamId, errorCode.streamClosed);
      return;
    }
    if (length > end - start) windows.take(stream, length - (end - start));
    if (frame.flags & flag.endStream) stream.isRemoteEnded = true;
    else if (start === end) countIdle();
    role.onData(stream, bytes.subarray(start, end));
  }

  function onPriority(frame: Frame): void {
    countIdle();
    if (frame.streamId === 0) protocolError("PRIORITY without a stream");
    if (frame.end - frame.start !== 5) throw streamError(frame.streamId, errorCode.frameSizeError);
    if (numberAt(frame) === frame.streamId) throw streamError(frame.streamId, errorCode.protocolError);
  }

  function onRstStream(frame: Frame): void {
    checkLength(frame, 4);
    if (frame.streamId === 0 || isIdle(frame.streamId)) protocolError("RST_STREAM of a stream that is not open");
    const stream = streams.get(frame.streamId);
    if (!stream) {
      countIdle();
      return;
    }
    countReset();
    remove(stream);
    role.onReset(stream, frame.bytes.readUInt32BE(frame.start));
  }

  function onWindowUpdate(frame: Frame): void {
    checkLength(frame, 4);
    const { streamId } = frame;
    const bytes = numberAt(frame);
    if (bytes === 0) throw new Http2Error(errorCode.protocolError, "a window wider by nothing", streamId);
    if (streamId !== 0 && isIdle(streamId)) protocolError("WINDOW_UPDATE of a stream that is not open");
    const stream = streams.get(streamId);
    if (streamId === 0 || stream) sender.widen(bytes, stream);
  }

  function widenAll(change: number): void {
    for (const stream of streams.values()) sender.widen(change, stream);
  }

  const isIdle = (streamId: number) => streamId > role.lastStreamId();
  function countReset(): void {
    if (!mayReset()) throw new Http2Error(errorCode.enhanceYourCalm, "too many streams broken off");
  }
  function countIdle(): void {
    if (!mayIdle()) throw new Http2Error(errorCode.enhanceYourCalm, "too many frames that say nothing");
  }

  function remove(stream: S): void {
    if (!streams.delete(stream.id)) return;
    sender.drop(stream);
    if (stream.untaken > 0) windows.discard(stream.untaken);
    stream.untaken = 0;
  }

  function reset(streamId: number, code: number): void {
    output.control(frameKind(frameType.rstStream), streamId, code);
    if (resetByUs.size === limits.rememberedResets) resetByUs.delete(resetByUs.values().next().value!);
    resetByUs.add(streamId);
    const stream = streams.get(streamId);
    if (!stream) return;
    remove(stream);
    role.onReset(stream, code);
  }

  function goaway(lastStreamId: number, code: number): void {
    output.control(frameKind(frameType.goaway), 0, lastStreamId, code);
  }

  function fail(error: Error): void {
    if (isClosed) return;
    const code = error instanceof Http2Error ? error.code : errorCode.internalError;
    goaway(role.isServer ? role.lastStreamId() : 0, code);
    hangUp(error);
  }

  function hangUp(error?: Error): void {
    if (isClosed) return;
    output.end();
    const linger = () => setTimeout(() => socket.destroy(), lingerMs).unref();
    if (error) linger();
    else socket.once("finish", linger);
    forget(error);
  }

  function forget(error: Error | undefined): void {
    if (isClosed) return;
    isClosed = true;
    role.onClose(error);
    for (const stream of [...streams.values()]) {
      remove(stream);
      role.onReset(stream, errorCode.cancel);
    }
  }

  socket.setNoDelay(true);
  socket.on("data", receive);
  socket.on("error", forget);
  socket.on("end", () => socket.end());
  socket.on("close", () => forget(undefined));
  if (!role.isServer) output.raw(preface);
  output.raw(settingsFrame(role.settings));
  const windows = createReceiveWindows(output);

  return {
    socket,
    streams,
    output,
    sender,
    headers,
    get isClosed() {
      return isClosed;
    },
    get openBlock() {
      return blocks.openStream;
    },
    add(stream) {
      stream.sendWindow = control.peerWindow;
      streams.set(stream.id, stream);
    },
    remove,
    reset,
    take: windows.take,
    ping: () => output.control(frameKind(frameType.ping), 0, 0, 0),
    goaway,
    fail,
    close: hangUp,
  };
}

const streamError = (streamId: number, code: number) => new Http2Error(code, "a stream's error", streamId);
