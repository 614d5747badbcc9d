import { readFileSync } from "node:fs";
import { tryRun } from "./run.ts";

/** Mount points at and inside these folders, the innermost first. */
export function mountsUnder(folders: readonly string[], mountinfo = readFileSync("/proc/self/mountinfo", "utf8")) {
  return mountinfo
    .split("\n")
    .map((line) => unescaped(line.split(" ")[4] ?? ""))
    .filter((point) => folders.some((folder) => point === folder || point.startsWith(`${folder}/`)))
    .toReversed();
}

/** proc(5): a blank in a path is written as \040. */
const unescaped = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** Unmounts all; what is still in use vanishes from the tree at once and for good with its last user. */
export async function unmountUnder(folders: readonly string[]): Promise<void> {
  for (const point of mountsUnder(folders))
    if ((await tryRun("umount", [point])).code !== 0) await tryRun("umount", ["--lazy", point]);
}
