import { appendFile, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followLog, type LogOptions, readLog } from "./container-log.ts";

let path: string;
const entry = (log: string, second: number, stream = "stdout") =>
  `${JSON.stringify({ log, stream, time: `2026-11-21T10:00:0${second}.000000000Z` })}\n`;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), "kubets-log-")), "log");
  await writeFile(`${path}.1`, entry("one\n", 1));
  await writeFile(path, `${entry("two ", 2) + entry("parts\n", 2) + entry("three\n", 3, "stderr")}{"log":"unfin`);
});
afterEach(() => rm(join(path, ".."), { recursive: true }));

const rows: { it: string; options: LogOptions; wanted: string }[] = [
  { it: "reads rotated files first and joins parts", options: {}, wanted: "one\ntwo parts\nthree\n" },
  { it: "reads the last lines", options: { tailLines: 1 }, wanted: "three\n" },
  { it: "reads no line for none", options: { tailLines: 0 }, wanted: "" },
  { it: "reads from a time on", options: { since: new Date("2026-11-21T10:00:03Z") }, wanted: "three\n" },
  { it: "stops at the limit", options: { limitBytes: 6 }, wanted: "one\ntw" },
  { it: "reads one stream", options: { stream: "Stderr" }, wanted: "three\n" },
  {
    it: "puts the time before each line, once",
    options: { timestamps: true, stream: "Stdout" },
    wanted: "2026-11-21T10:00:01.000000000Z one\n2026-11-21T10:00:02.000000000Z two parts\n",
  },
];
for (const { it, options, wanted } of rows)
  test(`readLog() ${it}`, async () => {
    expect((await Array.fromAsync(readLog(path, options))).join("")).toBe(wanted);
  });

test("followLog() goes on over a rotation until the container has ended", async () => {
  await writeFile(path, entry("two\n", 2));
  let running = true;
  const following = Array.fromAsync(
    followLog(path, { signal: new AbortController().signal, isRunning: async () => running }),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  await appendFile(path, entry("three\n", 3));
  await new Promise((resolve) => setTimeout(resolve, 400));
  await rename(path, `${path}.1`);
  await writeFile(path, entry("four\n", 4));
  running = false;
  expect((await following).join("")).toBe("one\ntwo\nthree\nfour\n");
});
