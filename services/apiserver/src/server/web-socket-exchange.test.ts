import { once } from "node:events";
import { WebSocket } from "ws";
import { type MemoryServer, openMemoryServer } from "../start/memory-server.ts";
import { type TestClient, testClient } from "./testing-client.ts";

let server: MemoryServer;
let client: TestClient;
beforeAll(async () => {
  server = await openMemoryServer();
  client = testClient("2", server);
}, 30_000);
afterAll(async () => {
  client.close();
  await server.close();
});

const open = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  new WebSocket(`wss://127.0.0.1:${server.port}${path}`, {
    rejectUnauthorized: false,
    headers: { authorization: `Bearer ${server.token}`, ...headers },
  });

const configMaps = "/api/v1/namespaces/default/configmaps";

/** Messages until `count` have come. */
async function messagesOf(socket: WebSocket, count: number): Promise<{ data: Buffer; isBinary: boolean }[]> {
  const found: { data: Buffer; isBinary: boolean }[] = [];
  for await (const [data, isBinary] of on(socket)) {
    found.push({ data, isBinary });
    if (found.length === count) return found;
  }
  return found;
}

async function* on(socket: WebSocket): AsyncGenerator<[Buffer, boolean]> {
  for (;;) yield (await once(socket, "message")) as [Buffer, boolean];
}

test("a watch is told in one text message for each event", async () => {
  const socket = open(`${configMaps}?watch=1`);
  await once(socket, "open");
  const coming = messagesOf(socket, 1);
  await client.send("POST", configMaps, { body: { metadata: { name: "by-socket" } } });
  const [message] = await coming;
  const { type, object } = JSON.parse(message!.data.toString());
  expect([type, object.metadata.name, message!.isBinary]).toEqual(["ADDED", "by-socket", false]);
  socket.terminate();
});

test("a watch that times out ends with a closing of the connection", async () => {
  const socket = open(`${configMaps}?watch=1&timeoutSeconds=1`);
  const [code] = await once(socket, "close");
  expect(code).toBe(1000);
});

test("a watch in protobuf is told in binary messages, without lengths", async () => {
  const accept = "application/vnd.kubernetes.protobuf";
  const socket = open(`${configMaps}?watch=1&fieldSelector=metadata.name=in-bytes`, { accept });
  await once(socket, "open");
  const coming = messagesOf(socket, 1);
  await client.send("POST", configMaps, { body: { metadata: { name: "in-bytes" } } });
  const [message] = await coming;
  expect(message!.isBinary).toBe(true);
  expect(message!.data.subarray(0, 7)).toEqual(Buffer.from([0x0a, 5, ...Buffer.from("ADDED")]));
  socket.terminate();
});

const refusals = [
  { it: "of something that is not there", path: `${configMaps}/none`, says: 404 },
  { it: "of a list, which is no stream", path: configMaps, says: 200 },
];
for (const { it, path, says } of refusals) {
  test(`a request ${it} is answered without WebSocket`, async () => {
    const socket = open(path);
    socket.on("error", () => {});
    const [, answer] = await once(socket, "unexpected-response");
    expect(answer.statusCode).toBe(says);
    socket.terminate();
  });
}
