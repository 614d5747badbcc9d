import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);

/** Writes the root file system of a busybox image (`/bin/sh` and all applets) as a tar archive. Needs busybox-static. */
export async function busyboxTar(path: string): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "kubets-busybox-"));
  try {
    await mkdir(join(root, "bin"));
    await mkdir(join(root, "tmp"), { mode: 0o1777 });
    await copyFile("/bin/busybox", join(root, "bin/busybox"));
    const { stdout } = await exec("/bin/busybox", ["--list"]);
    const applets = stdout.split("\n").filter((name) => name && name !== "busybox");
    await exec("/bin/sh", ["-c", 'for name; do ln -s busybox "$name"; done', "sh", ...applets], {
      cwd: join(root, "bin"),
    });
    await exec("tar", ["--numeric-owner", "--owner=0", "--group=0", "-C", root, "-cf", path, "."]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
