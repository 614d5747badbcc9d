import type { Stats } from "node:fs";
import { mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { VolumePlugin } from "./volume-plugin.ts";

/** A path of the node itself, checked or made as its type says. */
export const hostPath: VolumePlugin = {
  source: "hostPath",
  folder: "kubernetes.io~host-path",
  follows: false,
  mount: async ({ hostPath: source }) => {
    const { path, type = "" } = source!;
    if (type === "DirectoryOrCreate") await mkdir(path, { recursive: true, mode: 0o755 });
    if (type === "FileOrCreate") {
      await mkdir(dirname(path), { recursive: true });
      await (await open(path, "a", 0o644)).close();
    }
    const is = checks[type];
    if (is) {
      const found = await stat(path).catch(() => undefined);
      if (!found || !is.test(found)) throw new Error(`hostPath type check failed: ${path} is not ${is.what}`);
    }
    return path;
  },
};

const directory = { what: "a directory", test: (found: Stats) => found.isDirectory() };
const file = { what: "a file", test: (found: Stats) => found.isFile() };
const checks: Readonly<Record<string, { what: string; test: (found: Stats) => boolean }>> = {
  Directory: directory,
  DirectoryOrCreate: directory,
  File: file,
  FileOrCreate: file,
  Socket: { what: "a socket file", test: (found) => found.isSocket() },
  CharDevice: { what: "a character device", test: (found) => found.isCharacterDevice() },
  BlockDevice: { what: "a block device", test: (found) => found.isBlockDevice() },
};
