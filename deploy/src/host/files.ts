import { randomBytes } from "node:crypto";
import { chmod, readFile, rename, writeFile } from "node:fs/promises";

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
