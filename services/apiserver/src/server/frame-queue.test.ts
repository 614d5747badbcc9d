import { Writable } from "node:stream";
import { createFrameQueue } from "./frame-queue.ts";

/** A queue in front of a client that takes a write when it is told to. */
function slowClient(onRoom: () => void = () => undefined) {
  const writes: string[] = [];
  const taking: (() => void)[] = [];
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      writes.push(String(chunk));
      taking.push(done);
    },
    writev: (chunks, done) => {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(""));
      taking.push(done);
    },
  });
  const tasks: (() => void)[] = [];
  const queue = createFrameQueue({ output, writes: { add: (task) => void tasks.push(task) }, onRoom });
  return {
    output,
    queue,
    writes,
    round: () => tasks.splice(0).forEach((task) => void task()),
    take: () => taking.shift()!(),
  };
}
const large = Buffer.alloc(300_000, "x");
const push = ({ queue }: ReturnType<typeof slowClient>, ...texts: string[]) =>
  texts.map((text) => queue.push(Buffer.from(text)));

test("frames that come before the next round go out in one write", () => {
  const client = slowClient();
  expect(push(client, "a", "b", "c")).toEqual([true, true, true]);
  expect(client.writes).toEqual([]);
  client.round();
  expect(client.writes).toEqual(["abc"]);
});

test("what comes during a write waits for its end", () => {
  const client = slowClient();
  push(client, "a");
  client.round();
  push(client, "b");
  push(client, "c");
  client.round();
  expect(client.writes).toEqual(["a"]);
  client.take();
  client.round();
  expect(client.writes).toEqual(["a", "bc"]);
});

test("a client that is behind is told so, and has room when what waited is being written", () => {
  let rooms = 0;
  const client = slowClient(() => void rooms++);
  expect(client.queue.push(large)).toBe(false);
  expect(rooms).toBe(0);
  client.round();
  expect(rooms).toBe(1);
  expect(push(client, "b")).toEqual([true]);
  expect(client.queue.push(large)).toBe(false);
  client.round();
  expect({ rooms, writes: client.writes.length }).toEqual({ rooms: 1, writes: 1 });
  client.take();
  client.round();
  expect({ rooms, writes: client.writes.length }).toEqual({ rooms: 2, writes: 2 });
});

test("of much that waits, a part goes out at a time", () => {
  const client = slowClient();
  const frames = ["a", "b", "c"].map((letter) => Buffer.alloc(40_000, letter));
  expect(frames.map(client.queue.push)).toEqual([true, true, true]);
  client.round();
  expect(client.writes.map((text) => text.length)).toEqual([80_000]);
  client.take();
  client.round();
  expect(client.writes.map((text) => text.length)).toEqual([80_000, 40_000]);
});

test("the end comes behind all that waits", async () => {
  const client = slowClient();
  push(client, "a");
  client.round();
  push(client, "b", "c");
  client.queue.end();
  client.take();
  client.take();
  await new Promise((resolve) => client.output.once("finish", resolve));
  expect(client.writes).toEqual(["a", "bc"]);
});

test("a client that has gone is asked for nothing", () => {
  let rooms = 0;
  const client = slowClient(() => void rooms++);
  client.queue.push(large);
  client.output.destroy();
  client.round();
  client.queue.end();
  expect({ rooms, writes: client.writes }).toEqual({ rooms: 0, writes: [] });
});
