import { restartDelay } from "./restart-delay.ts";

const rows = [
  { it: "starts at once what ended for the first time", ended: { ranMs: 10, failures: 0 }, delayMs: 0, failures: 1 },
  { it: "pauses before the second restart in a row", ended: { ranMs: 10, failures: 1 }, delayMs: 200, failures: 2 },
  { it: "doubles the pause", ended: { ranMs: 10, failures: 4 }, delayMs: 1600, failures: 5 },
  { it: "never pauses longer than ten seconds", ended: { ranMs: 10, failures: 40 }, delayMs: 10_000, failures: 41 },
  { it: "forgets failures of what ran steadily", ended: { ranMs: 30_000, failures: 9 }, delayMs: 0, failures: 1 },
];
for (const { it: name, ended, ...expected } of rows)
  test(`restartDelay() ${name}`, () => expect(restartDelay(ended)).toEqual(expected));
