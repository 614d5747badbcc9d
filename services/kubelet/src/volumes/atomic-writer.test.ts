import { mkdtemp, readdir, readFile, readlink, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Payload, writeAtomically } from "./atomic-writer.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kubets-volume-"));
});
afterEach(() => rm(folder, { recursive: true }));

const files = (all: Record<string, string>): Payload =>
  new Map(Object.entries(all).map(([path, text]) => [path, { data: Buffer.from(text), mode: 0o640 }]));
const read = (path: string) => readFile(join(folder, path), "utf8");
const names = async () => (await readdir(folder)).filter((name) => !name.startsWith("..")).sort();

test("writeAtomically() writes files through ..data, with their modes", async () => {
  await writeAtomically(folder, files({ a: "1", "deep/b": "2" }));
  expect([await read("a"), await read("deep/b"), await names()]).toEqual(["1", "2", ["a", "deep"]]);
  expect(await readlink(join(folder, "a"))).toBe("..data/a");
  expect((await stat(join(folder, "a"))).mode & 0o777).toBe(0o640);
});
test("writeAtomically() replaces everything at once and leaves nothing old", async () => {
  await writeAtomically(folder, files({ a: "1", b: "1" }));
  await writeAtomically(folder, files({ b: "2", c: "2" }));
  expect([await read("b"), await read("c"), await names()]).toEqual(["2", "2", ["b", "c"]]);
  expect((await readdir(folder)).filter((name) => /^\.\.\d/.test(name))).toHaveLength(1);
});
test("writeAtomically() leaves the same files alone", async () => {
  await writeAtomically(folder, files({ a: "1" }));
  const before = await readlink(join(folder, "..data"));
  await writeAtomically(folder, files({ a: "1" }));
  expect(await readlink(join(folder, "..data"))).toBe(before);
});
