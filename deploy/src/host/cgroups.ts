import { existsSync } from "node:fs";
import { readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";

const root = "/sys/fs/cgroup";

/** Removes the control groups of pods that are gone. The kernel itself keeps those in which something still runs. */
export async function removePodGroups(): Promise<void> {
  const unified = existsSync(join(root, "cgroup.controllers"));
  const hierarchies = unified ? [root] : (await readdir(root)).map((name) => join(root, name));
  for (const hierarchy of hierarchies) await removeEmpty(join(hierarchy, "kubepods"));
}

async function removeEmpty(group: string): Promise<void> {
  const children = await readdir(group, { withFileTypes: true }).catch(() => []);
  for (const child of children) if (child.isDirectory()) await removeEmpty(join(group, child.name));
  await rmdir(group).catch(() => {}); // absent, or in use
}
