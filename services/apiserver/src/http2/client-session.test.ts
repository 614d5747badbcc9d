import { once } from "node:events";
import {
  createServer,
  type Http2Server,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  type Settings,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { type Break, type ClientSession, openClientSession } from "./client-session.ts";

let server: Http2Server | undefined;
let session: ClientSession;
let serverSession: ServerHttp2Session;

/** Connects to a server of Node's that serves each stream so. */
async function connect(serve: (stream: ServerHttp2Stream) => void, settings: Settings = {}): Promise<void> {
  server = createServer({ settings });
  server.on("stream", (stream: ServerHttp2Stream) => {
    stream.on("error", () => {});
    serve(stream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const opened = once(server, "session");
  const { port } = server.address() as AddressInfo;
  session = await openClientSession({ endpoint: `http://127.0.0.1:${port}`, connectMs: 5_000 });
  [serverSession] = (await opened) as [ServerHttp2Session];
}
afterEach(async () => {
  session.close();
  serverSession.destroy();
  await new Promise((resolve) => server?.close(resolve));
});

type Ending =
  | { readonly is: "answer"; readonly status: string; readonly body: Buffer }
  | ({ readonly is: "broken" } & Break);

/** Asks, and takes what comes as it comes. */
function ask(path: string, body: Buffer = Buffer.alloc(0)): Promise<Ending> {
  return new Promise((resolve) => {
    let status = "";
    const pieces: Buffer[] = [];
    const requested = session.request({
      fields: [":method", "POST", ":path", path],
      body,
      isWhole: true,
      listener: {
        onFields: (fields) => {
          if (fields[0] === ":status") status = fields[1]!;
        },
        onData(bytes) {
          pieces.push(Buffer.from(bytes));
          requested.take(bytes.length);
        },
        onEnd: () => resolve({ is: "answer", status, body: Buffer.concat(pieces) }),
        onBreak: (reason) => resolve({ is: "broken", ...reason }),
      },
    });
  });
}

const echo = (stream: ServerHttp2Stream) => {
  stream.respond({ ":status": 200 });
  stream.pipe(stream);
};

const sizes = [
  { it: "nothing", length: 0 },
  { it: "a little", length: 100 },
  { it: "more than all windows", length: 40 << 20 },
];
test.each(sizes)(
  "a request of $it comes back as it was",
  async ({ length }) => {
    await connect(echo);
    const answer = await ask("/", Buffer.alloc(length, "x"));
    expect(answer.is === "answer" && answer.status === "200" && answer.body.equals(Buffer.alloc(length, "x"))).toBe(
      true,
    );
  },
  20_000,
);

test("a thousand requests at a time have each their own answer", async () => {
  await connect(echo);
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, i) => ask("/", Buffer.from(String(i)))));
  expect(answers.map((answer) => answer.is === "answer" && Number(answer.body))).toEqual([...answers.keys()]);
});

test("requests beyond the server's limit wait for their turn", async () => {
  let most = 0;
  let now = 0;
  const serve = (stream: ServerHttp2Stream) => {
    most = Math.max(most, ++now);
    setImmediate(() => {
      now--;
      stream.respond({ ":status": 200 }, { endStream: true });
    });
  };
  await connect(serve, { maxConcurrentStreams: 3 });
  await ask("/first");
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/")));
  expect(answers.every(({ is }) => is === "answer")).toBe(true);
  expect(most).toBeLessThanOrEqual(3);
});

const breaks = [
  { it: "is refused", serve: (stream: ServerHttp2Stream) => stream.close(7), unsent: true, message: /code 7/ },
  { it: "is reset", serve: (stream: ServerHttp2Stream) => stream.close(2), unsent: false, message: /code 2/ },
  { it: "loses its connection", serve: () => serverSession.destroy(), unsent: false, message: /broken/ },
];
test.each(breaks)("a request that $it says whether it may have been seen", async ({ serve, unsent, message }) => {
  await connect(serve);
  expect(await ask("/")).toEqual({ is: "broken", unsent, message: expect.stringMatching(message) });
});

test("a connection that is asked to go finishes what is under way and takes no more", async () => {
  const streams: ServerHttp2Stream[] = [];
  await connect((stream) => {
    streams.push(stream);
    serverSession.close();
  });
  const first = ask("/");
  while (session.isOpen) await new Promise(setImmediate);
  expect(await ask("/")).toMatchObject({ is: "broken", unsent: true });
  streams[0]!.respond({ ":status": 200 }, { endStream: true });
  expect(await first).toMatchObject({ is: "answer" });
});

test("a request that is cancelled is over for both sides", async () => {
  const closed = new Promise<number>((resolve) => {
    connect((stream) => stream.on("close", () => resolve(stream.rstCode))).then(() => {
      const requested = session.request({
        fields: [":method", "POST", ":path", "/"],
        body: Buffer.from("x"),
        isWhole: false,
        listener: { onFields() {}, onData() {}, onEnd() {}, onBreak() {} },
      });
      setImmediate(() => requested.cancel());
    }, resolve);
  });
  expect(await closed).toBe(8);
  expect(session.openRequests).toBe(0);
});

test("ping() calls back when the server has answered", async () => {
  await connect(echo);
  await new Promise<void>((resolve) => session.ping(resolve));
});

test("openClientSession() says why there is no connection", async () => {
  await connect(echo);
  await expect(openClientSession({ endpoint: "http://127.0.0.1:1", connectMs: 1_000 })).rejects.toThrow(/ECONNREFUSED/);
});
