import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import { createFrameReader } from "./frame-reader.ts";
import { frameHeaderBytes, frameKind, frameType, preface, writeFrameHead } from "./frames.ts";
import { createHeaderDecoder } from "./header-decoder.ts";
import { createHeaderEncoder } from "./header-encoder.ts";
import { type Settings, settingsFrame } from "./settings.ts";

/** A frame as tests speak of it. */
export interface PeerFrame {
  readonly type: keyof typeof frameType;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Buffer;
}

/** The far end of a connection, which says just what it is told to: for tests. */
export interface TestingPeer {
  readonly frames: readonly PeerFrame[];
  send(...parts: readonly Buffer[]): void;
  /** The first frame for which this holds, from now on or before. */
  until(isIt: (frame: PeerFrame) => boolean): Promise<PeerFrame>;
  /** Resolves when the other end has hung up. */
  readonly closed: Promise<void>;
  /** Reads no more from the socket, or again. */
  pause(isPaused: boolean): void;
  close(): void;
}

const typeNames = Object.keys(frameType) as (keyof typeof frameType)[];

export function frame(
  type: keyof typeof frameType,
  head: { flags?: number; streamId?: number; payload?: Buffer } = {},
) {
  const { flags = 0, streamId = 0, payload = Buffer.alloc(0) } = head;
  const bytes = Buffer.alloc(frameHeaderBytes + payload.length);
  writeFrameHead(bytes, 0, { length: payload.length, kind: frameKind(frameType[type], flags), streamId });
  payload.copy(bytes, frameHeaderBytes);
  return bytes;
}

export function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A header block that needs no table. */
export function block(...fields: readonly (readonly [string, string])[]): Buffer {
  const encoder = createHeaderEncoder();
  // Without a table every field says all that it means.
  encoder.limitTable(0);
  encoder.begin();
  for (const [name, value] of fields) encoder.field(name, value);
  return Buffer.from(encoder.finish());
}

export const request = (method: string, path: string, ...more: readonly (readonly [string, string])[]): Buffer =>
  block([":method", method], [":scheme", "https"], [":path", path], ...more);

export const endStream = 1;
export const endHeaders = 4;
export const get = (streamId: number, path = "/") =>
  frame("headers", { flags: endStream | endHeaders, streamId, payload: request("GET", path) });
export const post = (streamId: number, ...more: readonly (readonly [string, string])[]) =>
  frame("headers", { flags: endHeaders, streamId, payload: request("POST", "/", ...more) });
export const data = (streamId: number, bytes: number, flags = 0) =>
  frame("data", { flags, streamId, payload: Buffer.alloc(bytes, "x") });
export const rst = (streamId: number) => frame("rstStream", { streamId, payload: number(8) });
export const isGoaway = ({ type }: PeerFrame) => type === "goaway";
export const codeOf = ({ type, payload }: PeerFrame) => payload.readUInt32BE(type === "goaway" ? 4 : 0);
export const dataOf = (peer: TestingPeer, streamId: number) =>
  peer.frames
    .filter((found) => found.type === "data" && found.streamId === streamId)
    .reduce((sum, { payload }) => sum + payload.length, 0);

/** Connects as a client, and has said its preface and settings. */
export async function connectPeer(port: number, settings: Settings = {}): Promise<TestingPeer> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const frames: PeerFrame[] = [];
  const decoder = createHeaderDecoder((fields) => Buffer.from(fields.join("\n")));
  let changed = () => {};
  const read = createFrameReader(({ type, flags, streamId, bytes, start, end }) => {
    const isBlock = type === frameType.headers;
    const payload = isBlock ? decoder.decode(bytes, start, end) : Buffer.from(bytes.subarray(start, end));
    frames.push({ type: typeNames[type]!, flags, streamId, payload });
  });
  socket.on("data", (chunk: Buffer) => {
    read(chunk);
    changed();
  });
  socket.on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.write(Buffer.concat([preface, settingsFrame(settings)]));
  return {
    frames,
    closed,
    send: (...parts) => void socket.write(Buffer.concat(parts)),
    async until(isIt) {
      for (;;) {
        const found = frames.find(isIt);
        if (found) return found;
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
    pause: (isPaused) => void (isPaused ? socket.pause() : socket.resume()),
    close: () => socket.destroy(),
  };
}

/** A TCP server on any port, for each of whose sockets `accept` is called. */
export async function listenOn(accept: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer(accept);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port };
}
