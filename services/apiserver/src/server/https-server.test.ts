import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type ClientHttp2Session, type ClientHttp2Stream, connect, type IncomingHttpHeaders } from "node:http2";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { Exchange } from "./exchange.ts";
import { createHttpsServer, type HttpsServer, listen } from "./https-server.ts";
import { selfSignedFiles } from "./self-signed.ts";
import { type Connections, trackConnections } from "./track-connections.ts";

let server: HttpsServer;
let port: number;
let connections: Connections;
let serve: (exchange: Exchange) => void;
let session: ClientHttp2Session;

let dir: string;
let cert: Buffer;
let key: Buffer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "kubets-https-"));
  const files = await selfSignedFiles({ dir, addresses: ["127.0.0.1"], now: new Date() });
  cert = await readFile(files.certFile);
  key = await readFile(files.keyFile);
});
afterAll(() => rm(dir, { recursive: true }));
beforeEach(async () => {
  const onExchange = (exchange: Exchange) => serve(exchange);
  server = createHttpsServer({ cert, key, clientCa: undefined, onExchange, onUpgrade: () => {} });
  connections = trackConnections(server);
  port = await listen(server, { host: "127.0.0.1", port: 0 });
  session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false, maxSessionMemory: 100 });
  session.on("error", () => {});
});
afterEach(async () => {
  session.destroy();
  await connections.close(100);
});

interface Answered {
  readonly code: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

async function answerOf(stream: ClientHttp2Stream): Promise<Answered> {
  const [headers] = (await once(stream, "response")) as [IncomingHttpHeaders];
  return { code: Number(headers[":status"]), headers, body: Buffer.concat(await Array.fromAsync(stream)) };
}

const echo = async (exchange: Exchange) => {
  const { method, path, query, headers } = exchange;
  const body = await exchange.body(10 << 20).catch((error: Error) => Buffer.from(error.message));
  exchange.send(200, { "x-asked": `${method} ${path} ${query} ${headers["x-a"]}` }, body);
};

test("HTTP/2 and HTTP/1.1 are served on one port", async () => {
  const seen: string[] = [];
  serve = (exchange) => {
    seen.push(exchange.protocol);
    exchange.send(200, {}, "here");
  };
  await answerOf(session.request({ ":path": "/" }));
  const sent = request({ port, host: "127.0.0.1", rejectUnauthorized: false }).end();
  const [answer] = await once(sent, "response");
  answer.resume();
  expect(seen).toEqual(["HTTP/2.0", "HTTP/1.1"]);
});

const asked = [
  { it: "a GET", headers: { ":path": "/a?b=c" }, body: undefined, seen: "GET /a b=c undefined", length: 0 },
  {
    it: "a header twice",
    headers: { ":path": "/", "x-a": ["1", "2"] },
    body: undefined,
    seen: "GET /  1, 2",
    length: 0,
  },
  { it: "a small body", headers: { ":method": "POST", ":path": "/" }, body: 10, seen: "POST /  undefined", length: 10 },
  {
    it: "a body larger than all windows",
    headers: { ":method": "PUT", ":path": "/" },
    body: 9 << 20,
    seen: "PUT /  undefined",
    length: 9 << 20,
  },
];
test.each(asked)("an exchange over HTTP/2 has $it", async ({ headers, body, seen, length }) => {
  serve = echo;
  const stream = session.request(headers, { endStream: body === undefined });
  if (body !== undefined) stream.end(Buffer.alloc(body, "x"));
  const answer = await answerOf(stream);
  expect(answer.headers["x-asked"]).toBe(seen);
  expect(answer.headers["content-length"]).toBe(String(length));
  expect(answer.body.equals(Buffer.alloc(length, "x"))).toBe(true);
  expect(Date.parse(String(answer.headers.date))).toBeGreaterThan(0);
});

const tooLong = [
  { it: "that is announced", headers: { "content-length": String(11 << 20) } },
  { it: "that turns out to be", headers: {} },
];
test.each(tooLong)("a body $it too long is refused before it has ended", async ({ headers }) => {
  serve = async (exchange) => {
    const error = await exchange.body(10 << 20).catch((thrown: Error) => thrown);
    exchange.send(413, {}, (error as Error).message);
  };
  const stream = session.request({ ":method": "POST", ":path": "/", ...headers });
  stream.on("error", () => {});
  for (let i = 0; i < 11; i++) stream.write(Buffer.alloc(1 << 20));
  const answer = await answerOf(stream);
  expect(answer.code).toBe(413);
  expect(answer.body.toString()).toMatch(/limit/);
});

test("HEAD and a list of values are answered as they should be", async () => {
  serve = (exchange) => exchange.send(200, { warning: ["one", "two"] }, "body");
  const answer = await answerOf(session.request({ ":method": "HEAD", ":path": "/" }));
  expect([answer.headers.warning, answer.headers["content-length"], answer.body.length]).toEqual(["one, two", "4", 0]);
});

test("a second answer changes nothing", async () => {
  serve = (exchange) => {
    exchange.send(200, {}, "first");
    exchange.send(500, {}, "second");
    expect(exchange.stream(200, {}).destroyed).toBe(true);
    expect(exchange.answered).toBe(true);
  };
  const { code, body } = await answerOf(session.request({ ":path": "/" }));
  expect([code, body.toString()]).toEqual([200, "first"]);
});

test("100 streams of one connection get all that is written, whatever their clients' pace", async () => {
  serve = (exchange) => {
    const output = exchange.stream(200, {});
    const write = (left: number): void => {
      if (left === 0) output.end();
      else output.write(Buffer.alloc(1000, "e"), () => setImmediate(write, left - 1));
    };
    write(50);
  };
  const answers = Array.from({ length: 100 }, () => answerOf(session.request({ ":path": "/" })));
  expect((await Promise.all(answers)).every(({ body }) => body.length === 50_000)).toBe(true);
});

test("what a slow client leaves unread is to be seen, and goes when it reads on", async () => {
  let output: Writable | undefined;
  const begun = new Promise<void>((resolve) => {
    serve = (exchange) => {
      output = exchange.stream(200, {});
      resolve();
    };
  });
  const stream = session.request({ ":path": "/" });
  await Promise.all([begun, once(stream, "response")]);
  stream.pause();
  for (let i = 0; i < 8; i++) output!.write(Buffer.alloc(1 << 20));
  // What the client's windows let through has come when it has been answered twice.
  for (let i = 0; i < 2; i++) await new Promise((resolve) => session.ping(resolve));
  expect(output!.writableLength).toBeGreaterThan(4 << 20);
  output!.end();
  expect(Buffer.concat(await Array.fromAsync(stream)).length).toBe(8 << 20);
});

const leaving = [
  { it: "resets its stream", leave: (stream: ClientHttp2Stream) => stream.close(8) },
  { it: "breaks its connection", leave: () => session.destroy() },
];
test.each(leaving)("an exchange hears that its client $it", async ({ leave }) => {
  const gone = new Promise<string[]>((resolve) => {
    const heard: string[] = [];
    serve = (exchange) => {
      const output = exchange.stream(200, {});
      output.write("begun");
      output.on("close", () => resolve([...heard, `destroyed ${output.destroyed}`]));
      exchange.onClose(() => heard.push("closed"));
    };
  });
  const stream = session.request({ ":path": "/" });
  stream.on("error", () => {});
  await once(stream, "response");
  leave(stream);
  expect(await gone).toEqual(["closed", "destroyed true"]);
});

test("a stream that fails on our side is broken off, not ended", async () => {
  serve = (exchange) => {
    const output = exchange.stream(200, {});
    output.on("error", () => {});
    output.write("begun", () => output.destroy(new Error("no more")));
  };
  const stream = session.request({ ":path": "/" });
  stream.resume();
  await expect(once(stream, "end")).rejects.toThrow(/INTERNAL_ERROR/);
});

test("close() lets what is under way finish, and then lets go of the connection", async () => {
  let finish = () => {};
  const begun = new Promise<void>((resolve) => {
    serve = (exchange) => {
      finish = () => exchange.send(200, {}, "finished");
      resolve();
    };
  });
  const answer = answerOf(session.request({ ":path": "/" }));
  await begun;
  const closed = connections.close(20_000);
  await once(session, "goaway");
  finish();
  expect((await answer).body.toString()).toBe("finished");
  await closed;
});
