import { limits } from "./limits.ts";
import {
  block,
  codeOf,
  data,
  dataOf,
  endHeaders,
  endStream,
  frame,
  get,
  isGoaway,
  number,
  post,
} from "./testing-peer.ts";
import { answer, startTestingServer, type TestingServer } from "./testing-server.ts";

let server: TestingServer;
beforeAll(async () => {
  server = await startTestingServer();
});
afterEach(() => server.reset());
afterAll(() => server.close());

test("what comes behind an early answer runs dry, up to a limit", async () => {
  server.serve = (stream) => void stream.respond(413, {}, 0);
  const peer = await server.connect();
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
  server.serve = (stream) => {
    stream.onClose(() => ends.push("closed"));
  };
  const peer = await server.connect();
  peer.send(...frames());
  expect(codeOf(await peer.until(({ type }) => type === "rstStream"))).toBe(code);
  expect(ends).toEqual(["closed"]);
});

test("a body is given back to its window as it is taken", async () => {
  const whole = new Promise<number>((resolve) => {
    server.serve = (stream) => {
      let length = 0;
      const onPiece = () => {
        for (const piece of stream.take()) length += piece.length;
      };
      stream.read({ onPiece, onEnd: () => resolve(length), onBreak: () => {} });
    };
  });
  const peer = await server.connect();
  peer.send(post(1), ...Array.from({ length: 40 }, () => data(1, 16_000)));
  await peer.until(({ type, streamId }) => type === "windowUpdate" && streamId === 1);
  peer.send(...Array.from({ length: 40 }, () => data(1, 16_000)), data(1, 0, endStream));
  expect(await whole).toBe(80 * 16_000);
});

test("an answer waits for the windows of its stream and of the connection", async () => {
  server.serve = answer(100_000);
  const peer = await server.connect({ initialWindowSize: 10 });
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
  server.serve = answer(2_000_000);
  const peer = await server.connect({ initialWindowSize: 4_000_000 });
  peer.send(frame("windowUpdate", { payload: number(10_000_000) }), get(1), get(3));
  await peer.until(({ type, flags }) => type === "data" && flags === endStream);
  expect(Math.min(dataOf(peer, 1), dataOf(peer, 3))).toBeGreaterThan(1_800_000);
});

test("trailers end a body", async () => {
  const ended = new Promise<void>((resolve) => {
    server.serve = (stream) => stream.read({ onPiece: () => stream.take(), onEnd: resolve, onBreak: () => {} });
  });
  const peer = await server.connect();
  const payload = block(["x-sum", "1"]);
  peer.send(post(1), data(1, 5), frame("headers", { flags: endStream | endHeaders, streamId: 1, payload }));
  await ended;
});

test("a request that ends behind its answer is over", async () => {
  server.serve = (stream) => void stream.respond(413, {}, 0);
  const peer = await server.connect();
  peer.send(post(1), data(1, 5, endStream));
  await peer.until(({ type }) => type === "headers");
  server.connection.drain();
  peer.send(frame("ping", { flags: 1, payload: Buffer.alloc(8) }));
  await peer.closed;
  expect(peer.frames.some(({ type }) => type === "rstStream")).toBe(false);
});

test("drain() lets what is under way finish, refuses what comes after its notice, and hangs up", async () => {
  server.serve = () => {};
  const peer = await server.connect();
  peer.send(get(1));
  while (server.requests.length === 0) await new Promise(setImmediate);
  server.connection.drain();
  expect((await peer.until(isGoaway)).payload.readUInt32BE(0)).toBe(2 ** 31 - 1);
  // Sent before the client has heard of it: still served.
  peer.send(get(3));
  while (server.requests.length === 1) await new Promise(setImmediate);
  peer.send(frame("ping", { flags: 1, payload: Buffer.alloc(8) }));
  await peer.until((found) => isGoaway(found) && found.payload.readUInt32BE(0) === 3);
  peer.send(get(5));
  expect(codeOf(await peer.until(({ type }) => type === "rstStream"))).toBe(7);
  for (const stream of server.requests) stream.respond(204, {}, 0);
  await peer.closed;
  expect(peer.frames.filter(({ type }) => type === "headers").map(({ streamId }) => streamId)).toEqual([1, 3]);
});

test("drain() waits until a slow client has taken the last answer", async () => {
  const length = 30_000_000;
  server.serve = answer(length);
  const peer = await server.connect({ initialWindowSize: 2 ** 30 });
  peer.pause(true);
  peer.send(frame("windowUpdate", { payload: number(2 ** 30) }), get(1));
  while (server.requests.length === 0) await new Promise(setImmediate);
  server.connection.drain();
  peer.send(frame("ping", { flags: 1, payload: Buffer.alloc(8) }));
  // Longer than a connection that has failed would linger.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  peer.pause(false);
  await peer.closed;
  expect(dataOf(peer, 1)).toBe(length);
}, 20_000);
