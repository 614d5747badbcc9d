import { createSocket, type Socket } from "node:dgram";
import { decode, encode } from "dns-packet";
import { createForwarder } from "./forward.ts";
import { createReplyCache } from "./reply-cache.ts";

let asked = 0;
let server: Socket;
let port: number;
beforeAll(async () => {
  server = createSocket("udp4");
  server.on("message", (query, from) => {
    asked += 1;
    const { id, questions } = decode(query);
    const wrong = encode({ type: "response", id, questions: [{ type: "A", name: "other.com" }] });
    const answers = [{ type: "A", name: questions![0]!.name, ttl: 20, data: "192.0.2.1" } as const];
    // A reply to another question comes first, and must be passed over.
    server.send(wrong, from.port, from.address);
    server.send(encode({ type: "response", id, questions, answers }), from.port, from.address);
  });
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  port = server.address().port;
});
afterAll(() => void server.close());

const query = (name: string, id = 9) => encode({ type: "query", id, questions: [{ type: "A", name }] });

test("replies are kept as long as they say, and grow older; equal questions are asked once", async () => {
  let now = 0;
  const cache = createReplyCache({ maxSeconds: 30, maxReplies: 2, now: () => now });
  const forward = createForwarder({ servers: async () => ["127.0.0.1"], cache, port });
  const ask = (id: number) => forward({ key: "a", query: query("example.com", id), tcp: false });
  const replies = await Promise.all([ask(1), ask(2)]);
  expect([asked, replies.map(({ reply }) => decode(reply).id)]).toEqual([1, [1, 2]]);
  now = 5_000;
  const again = await ask(3);
  const [answer] = decode(again.reply).answers!;
  expect([again.from, decode(again.reply).id, answer?.type === "A" && answer.ttl]).toEqual(["cache", 3, 15]);
  now = 21_000;
  expect((await ask(4)).from).toBe("server");
});

test("a server that does not answer is passed over", async () => {
  const cache = createReplyCache({ maxSeconds: 30, maxReplies: 2, now: () => 0 });
  const forward = createForwarder({ servers: async () => ["127.0.0.2", "127.0.0.1"], cache, port, timeoutMs: 200 });
  expect(decode((await forward({ key: "b", query: query("b.com"), tcp: false })).reply).answers).toHaveLength(1);
  const nobody = createForwarder({ servers: async () => [], cache, port });
  await expect(nobody({ key: "c", query: query("c.com"), tcp: false })).rejects.toThrow("no name server");
});
