import { execFile } from "node:child_process";
import { chmod, chown, mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import { parseQuantity } from "@kubets/api";
import { isMountPoint } from "./mounts.ts";
import type { VolumePlugin } from "./volume-plugin.ts";

const run = promisify(execFile);

/** An empty folder that lives as long as the pod; in memory where the medium says so. */
export const emptyDir: VolumePlugin = {
  source: "emptyDir",
  folder: "kubernetes.io~empty-dir",
  follows: false,
  mount: async ({ emptyDir: source }, { path, group }) => {
    await mkdir(path, { recursive: true });
    if (source?.medium === "Memory" && !(await isMountPoint(path))) {
      const size = source.sizeLimit ? [`size=${parseQuantity(source.sizeLimit).value()}`] : [];
      await run("mount", ["-t", "tmpfs", "-o", ["rw", ...size].join(","), "tmpfs", path]);
    }
    if (group !== undefined) await chown(path, -1, group);
    await chmod(path, group === undefined ? 0o777 : 0o2777);
    return path;
  },
};
