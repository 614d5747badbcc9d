/** What clients may do too much of, or for too long: each has its end. */
import { limits } from "./limits.ts";
import {
  codeOf,
  data,
  endHeaders,
  endStream,
  frame,
  get,
  isGoaway,
  number,
  post,
  request,
  rst,
} from "./testing-peer.ts";
import { answer, startTestingServer, type TestingServer } from "./testing-server.ts";

let server: TestingServer;
beforeAll(async () => {
  server = await startTestingServer();
});
afterEach(() => server.reset());
afterAll(() => server.close());

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
  if (stays) server.serve = () => {};
  const peer = await server.connect();
  peer.send(...frames());
  expect(codeOf(await peer.until(isGoaway))).toBe(11);
  expect(server.requests.length).toBeLessThanOrEqual(limits.resets.burst + 1);
  await peer.closed;
});

test("resets are allowed again as time passes", async () => {
  server.serve = () => {};
  const peer = await server.connect();
  const some = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => [get(from + 2 * i), rst(from + 2 * i)]).flat();
  peer.send(...some(1, limits.resets.burst), frame("ping", { payload: Buffer.alloc(8) }));
  await peer.until(({ type }) => type === "ping");
  server.now += 1_000;
  peer.send(...some(2 * limits.resets.burst + 1, limits.resets.perSecond), get(9_001));
  while (server.requests.at(-1)?.id !== 9_001) await new Promise(setImmediate);
  expect(peer.frames.some(isGoaway)).toBe(false);
});

test("a header list beyond the limit is answered 431, and the connection goes on", async () => {
  const peer = await server.connect();
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
  server.serve = () => {};
  const peer = await server.connect();
  peer.send(...Array.from({ length: limits.concurrentStreams + 1 }, (_, i) => get(2 * i + 1)));
  const refused = await peer.until(({ type }) => type === "rstStream");
  expect([refused.streamId, codeOf(refused)]).toEqual([2 * limits.concurrentStreams + 1, 7]);
  server.requests[0]!.respond(204, {}, 0);
  peer.send(get(1001));
  while (server.requests.length <= limits.concurrentStreams) await new Promise(setImmediate);
});

test("a client that asks for PINGs and reads nothing is hung up on, and holds little until then", async () => {
  server.serve = () => {};
  const peer = await server.connect();
  peer.pause(true);
  const pings = Buffer.concat(Array<Buffer>(5_000).fill(frame("ping", { payload: Buffer.alloc(8) })));
  let isClosed = false;
  const closing = peer.closed.then(() => {
    isClosed = true;
  });
  // What the kernel holds of it is not ours.
  for (let sent = 0; sent < 64 * limits.unreadControlBytes && !isClosed; sent += pings.length) {
    server.now += 10_000;
    peer.send(pings);
    await new Promise(setImmediate);
  }
  peer.pause(false);
  await closing;
}, 20_000);

describe("what takes too long", () => {
  test("a connection without a request is asked to go", async () => {
    const peer = await server.connect();
    server.connection.sweep(server.now + limits.idleMs - 1);
    expect(peer.frames.some(isGoaway)).toBe(false);
    server.connection.sweep(server.now + limits.idleMs + 1);
    expect(codeOf(await peer.until(isGoaway))).toBe(0);
    await peer.closed;
  });
  test("a connection with a request is not", async () => {
    server.serve = () => {};
    const peer = await server.connect();
    peer.send(get(1));
    while (server.requests.length === 0) await new Promise(setImmediate);
    server.connection.sweep(server.now + 10 * limits.idleMs);
    server.requests[0]!.respond(204, {}, 0);
    await peer.until(({ type }) => type === "headers");
  });
  test("a header block that does not end ends the connection", async () => {
    const peer = await server.connect();
    peer.send(frame("headers", { streamId: 1, payload: request("GET", "/") }));
    while (!peer.frames.some(isGoaway)) {
      server.connection.sweep(server.now);
      server.connection.sweep(server.now + limits.headerMs + 1);
      await new Promise(setImmediate);
    }
    expect(codeOf(await peer.until(isGoaway))).toBe(11);
    await peer.closed;
  });
  test("an answer of which the client takes nothing is broken off", async () => {
    server.serve = answer(100);
    const peer = await server.connect({ initialWindowSize: 0 });
    peer.send(get(1));
    await peer.until(({ type }) => type === "headers");
    server.connection.sweep(server.now);
    server.connection.sweep(server.now + limits.stalledMs + 1);
    expect(codeOf(await peer.until(({ type }) => type === "rstStream"))).toBe(8);
  });
});
