import { joinInTurns } from "./join-in-turns.ts";

const rows = [
  { it: "of nothing is empty", parts: [], expected: "" },
  { it: "keeps their order", parts: ["a", "", "bc"], expected: "abc" },
  { it: "of many parts is their text", parts: Array(100).fill("xy"), expected: "xy".repeat(100) },
];
test.each(rows)("a join $it", async ({ parts, expected }) =>
  expect((await joinInTurns(parts.map((part) => Buffer.from(part)))).toString()).toBe(expected),
);

test("a long join leaves the event loop to others", async () => {
  const part = Buffer.alloc(1 << 20);
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const began = performance.now();
  const whole = await joinInTurns(Array(200).fill(part));
  isDone = true;
  expect(whole.length).toBe(200 << 20);
  // A turn takes eight milliseconds and sixteen parts; a busy machine makes them longer.
  expect(turns).toBeGreaterThan(Math.min(3, (performance.now() - began) / 200));
});
