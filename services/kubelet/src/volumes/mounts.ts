import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Everything mounted at or below a path, deepest first. */
export async function mountsBelow(path: string): Promise<readonly string[]> {
  const table = await readFile("/proc/self/mountinfo", "utf8");
  return table
    .split("\n")
    .map((line) =>
      (line.split(" ")[4] ?? "").replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))),
    )
    .filter((point) => point === path || point.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length);
}

export const isMountPoint = async (path: string): Promise<boolean> => (await mountsBelow(path)).includes(path);

/** Unmounts everything at or below a path; throws when something stays, for what lies there must not be removed then. */
export async function unmountBelow(path: string): Promise<void> {
  for (const point of await mountsBelow(path)) await run("umount", [point]);
}
