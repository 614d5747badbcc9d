import { randomBytes } from "node:crypto";
import { chmod, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The text of a file; undefined where there is none. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a file so that nobody ever sees half of it. */
export async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const next = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(next, text, { mode });
  await chmod(next, mode); // the umask may have taken bits away
  await rename(next, path);
}

/** Writes only what differs; says whether it wrote. */
export async function writeIfChanged(path: string, text: string, mode: number): Promise<boolean> {
  if ((await readIfPresent(path)) === text) return false;
  await writeWhole(path, text, mode);
  return true;
}

/** Removes a file, or a folder with all that is in it; a folder that is a mount of its own stays, empty. */
export async function removeTree(path: string): Promise<void> {
  const names = await readdir(path).catch(() => undefined);
  if (!names) return rm(path, { force: true });
  for (const name of names) await rm(join(path, name), { recursive: true, force: true });
  await rmdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EBUSY") throw error;
  });
}
