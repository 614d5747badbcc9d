import { readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { layout } from "../layout.ts";

const link = "/usr/local/bin/kubets";
const target = join(layout.root, "kubets");

const held = (): Promise<string | undefined> =>
  readlink(link).catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? undefined : "something else"));

/** Lets `kubets` be typed anywhere. What somebody else has put there stays. */
export async function ensureCommand(): Promise<string | undefined> {
  const points = await held();
  if (points === target) return "already";
  if (points !== undefined) return `${link} is something else and stays; use ${target}`;
  await symlink(target, link);
  return link;
}

export async function removeCommand(): Promise<void> {
  if ((await held()) === target) await rm(link);
}
