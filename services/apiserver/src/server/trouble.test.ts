import { type MemoryServer, openMemoryServer } from "../start/memory-server.ts";
import { type Kv, UnavailableError, UncertainError } from "../store/kv.ts";
import { openMemoryKv } from "../store/memory-kv.ts";
import { type SendOptions, type TestAnswer, type TestClient, testClient } from "./testing-client.ts";

/** What a client is told when the server cannot do what it asks: it is late, it has too much to do, its store is gone. */
let server: MemoryServer;
let client: TestClient;
const store = openTroubledKv();
beforeAll(async () => {
  server = await openMemoryServer(["--max-mutating-requests-inflight=1"], store.kv);
  client = testClient("2", server);
}, 30_000);
afterEach(() => store.set("well"));
afterAll(async () => {
  client.close();
  await server.close();
});

const maps = "/api/v1/namespaces/default/configmaps";
const map = (name: string): SendOptions => ({ body: { metadata: { name } } });
const status = ({ json }: TestAnswer): { reason: string; message: string; details?: object } => json;

test("a write that is too late before it begins is not written", async () => {
  const answer = await client.send("POST", `${maps}?timeout=1ns`, map("late"));
  expect(answer.code).toBe(504);
  expect(status(answer)).toMatchObject({ reason: "Timeout", message: tooLate });
  expect((await client.send("GET", `${maps}/late`)).code).toBe(404);
});

test("a write whose client waits for less time than it takes is given up", async () => {
  store.set("held");
  const answer = await client.send("POST", `${maps}?timeout=20ms`, map("held"));
  expect(answer.code).toBe(504);
  expect(status(answer)).toMatchObject({ reason: "Timeout", message: tooLate });
});

test("a write waits for an old timeout no longer", async () => {
  expect((await client.send("POST", `${maps}?timeout=1h`, map("patient"))).code).toBe(201);
  expect((await client.send("POST", `${maps}?timeout=0s`, map("unlimited"))).code).toBe(201);
});

test("a read of what is no resource has a time too", async () => {
  expect((await client.send("GET", "/version?timeout=1ns")).code).toBe(504);
  expect(status(await client.send("GET", "/version?timeout=5")).message).toBe(
    'invalid timeout specified in the request URL - time: missing unit in duration "5"',
  );
});

test("one write more than the server does at once is refused, except to administrators", async () => {
  store.set("held");
  const held = client.send("POST", maps, map("first"));
  await store.asked();
  const user = { headers: { authorization: "Bearer usertoken" } };
  const refused = await client.send("POST", maps, { ...map("second"), ...user });
  expect(refused.code).toBe(429);
  expect(refused.headers["retry-after"]).toBe("1");
  expect(status(refused)).toMatchObject({
    reason: "TooManyRequests",
    message: "Too many requests, please try again later.",
  });
  const read = await client.send("GET", maps, user);
  expect(read.code).toBe(403);
  const another = client.send("POST", maps, map("third"));
  store.set("well");
  expect((await held).code).toBe(201);
  expect((await another).code).toBe(201);
  expect((await client.send("POST", maps, { ...map("second"), ...user })).code).toBe(403);
});

const unreachable: readonly { it: string; send: readonly [string, string, SendOptions?]; verb: string }[] = [
  { it: "a read", send: ["GET", `${maps}/kube-root-ca.crt`], verb: "get" },
  { it: "a list", send: ["GET", maps], verb: "list" },
  { it: "a create", send: ["POST", maps, map("new")], verb: "create" },
];
for (const { it, send, verb } of unreachable) {
  test(`while the store does not answer, ${it} may be tried again`, async () => {
    store.set("gone");
    const answer = await client.send(...send);
    expect(answer.code).toBe(500);
    expect(answer.headers["retry-after"]).toBe("2");
    expect(status(answer)).toMatchObject({
      reason: "ServerTimeout",
      message: `The ${verb} operation against configmaps could not be completed at this time, please try again.`,
      details: { name: verb, kind: "configmaps", retryAfterSeconds: 2 },
    });
  });
}

test("while the store does not answer, whoever is content with what was seen last is answered", async () => {
  store.set("gone");
  expect((await client.send("GET", `${maps}?resourceVersion=0`)).code).toBe(200);
});

const tooLate = "Timeout: request did not complete within the allotted timeout";

type Trouble = "well" | "held" | "gone";

/** A store in memory that can be held up (transactions wait until it is well again), or gone. */
function openTroubledKv() {
  const kv = openMemoryKv();
  let trouble: Trouble = "well";
  let well = Promise.withResolvers<void>();
  let asked = Promise.withResolvers<void>();
  const reachable = () => {
    if (trouble === "gone") throw new UnavailableError("the store does not answer");
  };
  const troubled: Kv = {
    ...kv,
    async range(request) {
      reachable();
      return kv.range(request);
    },
    async currentRevision() {
      reachable();
      return kv.currentRevision();
    },
    async txn(request) {
      if (trouble === "gone") throw new UncertainError("the store does not answer");
      asked.resolve();
      if (trouble === "held") await well.promise;
      return kv.txn(request);
    },
  };
  return {
    kv: troubled,
    set(next: Trouble) {
      trouble = next;
      if (next === "held") asked = Promise.withResolvers();
      else well.resolve();
      if (next === "held") well = Promise.withResolvers();
    },
    /** Resolves when a transaction has come since it is held up. */
    asked: () => asked.promise,
  };
}
