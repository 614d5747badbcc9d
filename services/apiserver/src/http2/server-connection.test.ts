import type { Server } from "node:net";
import { limits } from "./limits.ts";
import { createServerConnection, type ServerConnection } from "./server-connection.ts";
import { ServerStream } from "./server-stream.ts";
import type { Settings } from "./settings.ts";
import { createSlabs } from "./slabs.ts";
import {
  block,
  connectPeer,
  frame,
  listenOn,
  number,
  type PeerFrame,
  request,
  type TestingPeer,
} from "./testing-peer.ts";

let server: Server;
let port: number;
let now = 0;
let connection: ServerConnection;
let requests: ServerStream[] = [];
let serve: (stream: ServerStream) => void;
const peers: TestingPeer[] = [];

beforeAll(async () => {
  const slabs = createSlabs();
  ({ server, port } = await listenOn((socket) => {
    connection = createServerConnection({
      socket,
      slabs,
      now: () => now,
      open: (head, on) => new ServerStream(head, on, () => "now"),
      onRequest: (stream) => {
        requests.push(stream);
        serve(stream);
      },
      onClose: () => {},
    });
  }));
});
beforeEach(() => {
  requests = [];
  serve = (stream) => void stream.respond(204, {}, 0);
});
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function connect(settings?: Settings): Promise<TestingPeer> {
  const peer = await connectPeer(port, settings);
  peers.push(peer);
  await peer.until(({ type, flags }) => type === "settings" && flags === 1);
  return peer;
}

const endStream = 1;
const endHeaders = 4;
const get = (streamId: number, path = "/") =>
  frame("headers", { flags: endStream | endHeaders, streamId, payload: request("GET", path) });
const post = (streamId: number, ...more: readonly (readonly [string, string])[]) =>
  frame("headers", { flags: endHeaders, streamId, payload: request("POST", "/", ...more) });
const data = (streamId: number, bytes: number, flags = 0) =>
  frame("data", { flags, streamId, payload: Buffer.alloc(bytes, "x") });
const rst = (streamId: number) => frame("rstStream", { streamId, payload: number(8) });
const isGoaway = ({ type }: PeerFrame) => type === "goaway";
const codeOf = ({ type, payload }: PeerFrame) => payload.readUInt32BE(type === "goaway" ? 4 : 0);
const dataOf = (peer: TestingPeer, streamId: number) =>
  peer.frames
    .filter((found) => found.type === "data" && found.streamId === streamId)
    .reduce((sum, { payload }) => sum + payload.length, 0);
const answer = (bytes: number) => (stream: ServerStream) => {
  stream.respond(200, {}, bytes);
  stream.write([Buffer.alloc(bytes, "a")], undefined);
  stream.end();
};

/** What a client may do once too often; each ends the connection with ENHANCE_YOUR_CALM. */
const floods = [
  {
    it: "streams that are opened and broken off",
    frames: () => Array.from({ length: limits.resets.burst + 1 }, (_, i) => [get(2 * i + 1), rst(2 * i + 1)]).flat(),
    stays: true,
  },
  {
    it: "streams that we are made to break off",
    frames: () =>
      Array.from({ length: limits.resets.burst + 1 }, (_, i) => [
        get(2 * i + 1),
        frame("windowUpdate", { streamId: 2 * i + 1, payload: number(0) }),
      ]).flat(),
    stays: true,
  },
  {
    it: "CONTINUATION without end",
    frames: () => [
      frame("headers", { streamId: 1, payload: request("GET", "/") }),
      ...Array.from({ length: limits.continuations }, () => frame("continuation", { streamId: 1 })),
    ],
  },
  {
    it: "a header block that is too long",
    frames: () => [
      frame("headers", { streamId: 1, payload: request("GET", "/") }),
      ...Array.from({ length: 9 }, () => frame("continuation", { streamId: 1, payload: Buffer.alloc(16_384, 0x82) })),
    ],
  },
  {
    it: "PING",
    frames: () => Array<Buffer>(limits.idleFrames.burst + 1).fill(frame("ping", { payload: Buffer.alloc(8) })),
  },
  { it: "SETTINGS", frames: () => Array<Buffer>(limits.idleFrames.burst + 1).fill(frame("settings")) },
  {
    it: "empty DATA",
    frames: () => [post(1), ...Array<Buffer>(limits.idleFrames.burst + 1).fill(data(1, 0))],
    stays: true,
  },
  {
    it: "PRIORITY",
    frames: () =>
      Array<Buffer>(limits.idleFrames.burst + 1).fill(frame("priority", { streamId: 1, payload: Buffer.alloc(5) })),
  },
];
test.each(floods)("a connection ends of too many or too much of $it", async ({ frames, stays }) => {
  if (stays) serve = () => {};
  const peer = await connect();
  peer.send(...frames());
  expect(codeOf(await peer.until(isGoaway))).toBe(11);
  expect(requests.length).toBeLessThanOrEqual(limits.resets.burst + 1);
  await peer.closed;
});

test("resets are allowed again as time passes", async () => {
  serve = () => {};
  const peer = await connect();
  const some = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => [get(from + 2 * i), rst(from + 2 * i)]).flat();
  peer.send(...some(1, limits.resets.burst), frame("ping", { payload: Buffer.alloc(8) }));
  await peer.until(({ type }) => type === "ping");
  now += 1_000;
  peer.send(...some(2 * limits.resets.burst + 1, limits.resets.perSecond), get(9_001));
  while (requests.at(-1)?.id !== 9_001) await new Promise(setImmediate);
  expect(peer.frames.some(isGoaway)).toBe(false);
});

test("a header list beyond the limit is answered 431, and the connection goes on", async () => {
  const peer = await connect();
  // The table gets one long field, which is then said again and again.
  const field = Buffer.concat([Buffer.from("4001627fd10e", "hex"), Buffer.alloc(2000, "v")]);
  const table = Buffer.from("3fe11f", "hex");
  const payload = Buffer.concat([table, request("GET", "/").subarray(1), field, Buffer.alloc(5_000, 0xbe)]);
  peer.send(frame("headers", { flags: endStream | endHeaders, streamId: 1, payload }));
  expect((await peer.until(({ type }) => type === "headers")).payload.toString()).toMatch(/^:status\n431\n/);
  peer.send(get(3));
  expect((await peer.until(({ streamId }) => streamId === 3)).payload.toString()).toMatch(/^:status\n204\n/);
});

test("streams beyond the limit are refused, and may be opened when others have ended", async () => {
  serve = () => {};
  const peer = await connect();
  peer.send(...Array.from({ length: limits.concurrentStreams + 1 }, (_, i) => get(2 * i + 1)));
  const refused = await peer.until(({ type }) => type === "rstStream");
  expect([refused.streamId, codeOf(refused)]).toEqual([2 * limits.concurrentStreams + 1, 7]);
  requests[0]!.respond(204, {}, 0);
  peer.send(get(1001));
  while (requests.length <= limits.concurrentStreams) await new Promise(setImmediate);
});

test("what comes behind an early answer runs dry, up to a limit", async () => {
  serve = (stream) => void stream.respond(413, {}, 0);
  const peer = await connect();
  peer.send(post(1), data(1, 16_000));
  expect((await peer.until(({ type }) => type === "headers")).payload.toString()).toMatch(/413/);
  for (let sent = 0; sent <= limits.discardedBytes; sent += 16_000) peer.send(data(1, 16_000));
  const reset = await peer.until(({ type }) => type === "rstStream");
  expect([reset.streamId, codeOf(reset)]).toEqual([1, 0]);
  // And further: what nobody reads is given back to the connection's window.
  for (let sent = 0; sent < limits.connectionWindow; sent += 16_000) peer.send(data(1, 16_000));
  peer.send(get(3));
  await peer.until(({ type, streamId }) => type === "headers" && streamId === 3);
});

const wrongBodies = [
  { it: "longer than its length", frames: () => [post(1, ["content-length", "3"]), data(1, 4)], code: 1 },
  { it: "shorter than its length", frames: () => [post(1, ["content-length", "3"]), data(1, 2, endStream)], code: 1 },
  {
    it: "larger than its window, while nobody reads it",
    frames: () => [post(1), ...Array.from({ length: 66 }, () => data(1, 16_000))],
    code: 3,
  },
];
test.each(wrongBodies)("a body $it breaks its stream off", async ({ frames, code }) => {
  const ends: string[] = [];
  serve = (stream) => {
    stream.onClose(() => ends.push("closed"));
  };
  const peer = await connect();
  peer.send(...frames());
  expect(codeOf(await peer.until(({ type }) => type === "rstStream"))).toBe(code);
  expect(ends).toEqual(["closed"]);
});

test("a body is given back to its window as it is taken", async () => {
  const whole = new Promise<number>((resolve) => {
    serve = (stream) => {
      let length = 0;
      const onPiece = () => {
        for (const piece of stream.take()) length += piece.length;
      };
      stream.read({ onPiece, onEnd: () => resolve(length), onBreak: () => {} });
    };
  });
  const peer = await connect();
  peer.send(post(1), ...Array.from({ length: 40 }, () => data(1, 16_000)));
  await peer.until(({ type, streamId }) => type === "windowUpdate" && streamId === 1);
  peer.send(...Array.from({ length: 40 }, () => data(1, 16_000)), data(1, 0, endStream));
  expect(await whole).toBe(80 * 16_000);
});

test("an answer waits for the windows of its stream and of the connection", async () => {
  serve = answer(100_000);
  const peer = await connect({ initialWindowSize: 10 });
  peer.send(get(1));
  await peer.until(({ type }) => type === "data");
  expect(dataOf(peer, 1)).toBe(10);
  peer.send(frame("windowUpdate", { streamId: 1, payload: number(99_990) }));
  while (dataOf(peer, 1) < 65_535) await new Promise(setImmediate);
  peer.send(frame("ping", { payload: Buffer.alloc(8) }));
  await peer.until(({ type }) => type === "ping");
  expect(dataOf(peer, 1)).toBe(65_535);
  peer.send(frame("windowUpdate", { payload: number(50_000) }));
  await peer.until(({ type, flags }) => type === "data" && flags === endStream);
  expect(dataOf(peer, 1)).toBe(100_000);
});

test("large answers on one connection take turns", async () => {
  serve = answer(2_000_000);
  const peer = await connect({ initialWindowSize: 4_000_000 });
  peer.send(frame("windowUpdate", { payload: number(10_000_000) }), get(1), get(3));
  await peer.until(({ type, flags }) => type === "data" && flags === endStream);
  expect(Math.min(dataOf(peer, 1), dataOf(peer, 3))).toBeGreaterThan(1_800_000);
});

test("a client that asks for PINGs and reads nothing is hung up on, and holds little until then", async () => {
  serve = () => {};
  const peer = await connect();
  peer.pause(true);
  const pings = Buffer.concat(Array<Buffer>(5_000).fill(frame("ping", { payload: Buffer.alloc(8) })));
  let isClosed = false;
  const closing = peer.closed.then(() => {
    isClosed = true;
  });
  // What the kernel holds of it is not ours.
  for (let sent = 0; sent < 64 * limits.unreadControlBytes && !isClosed; sent += pings.length) {
    now += 10_000;
    peer.send(pings);
    await new Promise(setImmediate);
  }
  peer.pause(false);
  await closing;
}, 20_000);

test("trailers end a body", async () => {
  const ended = new Promise<void>((resolve) => {
    serve = (stream) => stream.read({ onPiece: () => stream.take(), onEnd: resolve, onBreak: () => {} });
  });
  const peer = await connect();
  const payload = block(["x-sum", "1"]);
  peer.send(post(1), data(1, 5), frame("headers", { flags: endStream | endHeaders, streamId: 1, payload }));
  await ended;
});

describe("what takes too long", () => {
  test("a connection without a request is asked to go", async () => {
    const peer = await connect();
    connection.sweep(now + limits.idleMs - 1);
    expect(peer.frames.some(isGoaway)).toBe(false);
    connection.sweep(now + limits.idleMs + 1);
    expect(codeOf(await peer.until(isGoaway))).toBe(0);
    await peer.closed;
  });
  test("a connection with a request is not", async () => {
    serve = () => {};
    const peer = await connect();
    peer.send(get(1));
    while (requests.length === 0) await new Promise(setImmediate);
    connection.sweep(now + 10 * limits.idleMs);
    requests[0]!.respond(204, {}, 0);
    await peer.until(({ type }) => type === "headers");
  });
  test("a header block that does not end ends the connection", async () => {
    const peer = await connect();
    peer.send(frame("headers", { streamId: 1, payload: request("GET", "/") }));
    while (!peer.frames.some(isGoaway)) {
      connection.sweep(now);
      connection.sweep(now + limits.headerMs + 1);
      await new Promise(setImmediate);
    }
    expect(codeOf(await peer.until(isGoaway))).toBe(11);
    await peer.closed;
  });
  test("an answer of which the client takes nothing is broken off", async () => {
    serve = answer(100);
    const peer = await connect({ initialWindowSize: 0 });
    peer.send(get(1));
    await peer.until(({ type }) => type === "headers");
    connection.sweep(now);
    connection.sweep(now + limits.stalledMs + 1);
    expect(codeOf(await peer.until(({ type }) => type === "rstStream"))).toBe(8);
  });
});

test("a request that ends behind its answer is over", async () => {
  serve = (stream) => void stream.respond(413, {}, 0);
  const peer = await connect();
  peer.send(post(1), data(1, 5, endStream));
  await peer.until(({ type }) => type === "headers");
  connection.drain();
  peer.send(frame("ping", { flags: 1, payload: Buffer.alloc(8) }));
  await peer.closed;
  expect(peer.frames.some(({ type }) => type === "rstStream")).toBe(false);
});

test("drain() lets what is under way finish, refuses what comes after its notice, and hangs up", async () => {
  serve = () => {};
  const peer = await connect();
  peer.send(get(1));
  while (requests.length === 0) await new Promise(setImmediate);
  connection.drain();
  expect((await peer.until(isGoaway)).payload.readUInt32BE(0)).toBe(2 ** 31 - 1);
  // Sent before the client has heard of it: still served.
  peer.send(get(3));
  while (requests.length === 1) await new Promise(setImmediate);
  peer.send(frame("ping", { flags: 1, payload: Buffer.alloc(8) }));
  await peer.until((found) => isGoaway(found) && found.payload.readUInt32BE(0) === 3);
  peer.send(get(5));
  expect(codeOf(await peer.until(({ type }) => type === "rstStream"))).toBe(7);
  for (const stream of requests) stream.respond(204, {}, 0);
  await peer.closed;
  expect(peer.frames.filter(({ type }) => type === "headers").map(({ streamId }) => streamId)).toEqual([1, 3]);
});
