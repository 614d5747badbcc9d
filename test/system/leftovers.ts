import { readdir, readFile } from "node:fs/promises";
import { layout } from "../../deploy/src/layout.ts";
import { run } from "./machine.ts";

const mountFolders = [layout.runRoot, `${layout.stateRoot}/${layout.cluster}`];

/** What of a cluster can still be seen on this machine; looked for by other means than `kubets down` has. */
export async function leftoversOfMachine(): Promise<readonly string[]> {
  return [
    ...(await processesNaming([`${layout.runRoot}/`, `${layout.stateRoot}/`, "/deploy/src/supervisor/"])),
    ...(await linesOf("ip", ["netns", "list"], /^kubets-/)),
    ...(await linesOf("ip", ["-o", "link"], /: kubets/)),
    ...(await readFile("/proc/self/mounts", "utf8"))
      .split("\n")
      .filter((line) => mountFolders.some((folder) => line.includes(` ${folder}/`))),
  ];
}

/** All iptables rules of the machine itself, without counters and dates. */
export async function rulesOfMachine(): Promise<string> {
  const saved = await Promise.all([run("iptables-save", []), run("ip6tables-save", [])]);
  return saved
    .join("")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.replace(/ \[\d+:\d+\]$/, ""))
    .join("\n");
}

async function processesNaming(words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ");
    if (words.some((word) => command.includes(word))) found.push(`process ${pid}: ${command.slice(0, 200)}`);
  }
  return found;
}

async function linesOf(program: string, args: readonly string[], wanted: RegExp): Promise<readonly string[]> {
  return (await run(program, args)).split("\n").filter((line) => wanted.test(line));
}
