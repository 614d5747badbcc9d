import { createDeadlines, type Due } from "./deadlines.ts";

const withinMs = 30;

interface Item extends Due<Item> {
  readonly name: string;
}

function open(awaited: string) {
  const expired: string[] = [];
  const done = Promise.withResolvers<void>();
  const deadlines = createDeadlines<Item>(withinMs, ({ name }) => {
    expired.push(name);
    if (name === awaited) done.resolve();
  });
  const begin = (name: string, agoMs = 0) => {
    const item: Item = { name, began: performance.now() - agoMs, before: undefined, after: undefined };
    deadlines.add(item);
    return item;
  };
  return { deadlines, begin, expired, done: done.promise };
}

test("what takes too long expires, in the order in which it began", async () => {
  const { begin, expired, done } = open("second");
  begin("first", 10);
  begin("second");
  await done;
  expect(expired).toEqual(["first", "second"]);
});

test("nothing expires before its time", async () => {
  const { begin, done } = open("only");
  const { began } = begin("only");
  await done;
  expect(performance.now() - began).toBeGreaterThanOrEqual(withinMs);
});

test("what is over in time does not expire", async () => {
  const { deadlines, begin, expired, done } = open("second");
  const first = begin("first");
  begin("second");
  deadlines.remove(first);
  await done;
  expect(expired).toEqual(["second"]);
});

test("what is over between others leaves them in their order", async () => {
  const { deadlines, begin, expired, done } = open("third");
  begin("first");
  const second = begin("second");
  begin("third");
  deadlines.remove(second);
  deadlines.remove(second);
  await done;
  expect(expired).toEqual(["first", "third"]);
});

test("after a quiet time deadlines hold again", async () => {
  const { begin, expired, done } = open("later");
  begin("first", withinMs);
  setTimeout(() => begin("later"), withinMs * 2);
  await done;
  expect(expired).toEqual(["first", "later"]);
});
