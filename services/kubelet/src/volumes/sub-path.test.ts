import { mkdir, mkdtemp, realpath, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveSubPath } from "./sub-path.ts";

let volume: string;
beforeEach(async () => {
  volume = await realpath(await mkdtemp(join(tmpdir(), "kubets-subpath-")));
});
afterEach(() => rm(volume, { recursive: true }));

test("resolveSubPath() makes what is missing", async () => {
  expect(await resolveSubPath(volume, "a/b")).toBe(join(volume, "a/b"));
  expect((await stat(join(volume, "a/b"))).isDirectory()).toBe(true);
});
test("resolveSubPath() follows links that stay inside", async () => {
  await mkdir(join(volume, "real"));
  await symlink("real", join(volume, "link"));
  expect(await resolveSubPath(volume, "link")).toBe(join(volume, "real"));
});
for (const [says, target, path] of [
  ["refuses a link that leads out", "/etc", "link"],
  ["makes nothing behind a link that leads out", "/etc", "link/new"],
] as const)
  test(`resolveSubPath() ${says}`, async () => {
    await symlink(target, join(volume, "link"));
    await expect(resolveSubPath(volume, path)).rejects.toThrow("leads out of its volume");
  });
for (const path of ["../x", "a/../../x", "/etc"])
  test(`resolveSubPath() refuses ${path}`, () => expect(resolveSubPath(volume, path)).rejects.toThrow("relative path"));
