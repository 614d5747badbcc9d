import { mkdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";

/** The real path of a folder or file inside a volume, made as a folder when missing. Never leads out of the volume. */
export async function resolveSubPath(volume: string, subPath: string): Promise<string> {
  if (subPath.startsWith("/") || subPath.split("/").includes(".."))
    throw new Error(`subPath "${subPath}" must be a relative path without ".."`);
  const root = await realpath(volume);
  const wanted = join(root, subPath);
  const existing = await realpath(wanted).catch(() => undefined);
  if (existing === undefined) await makeInside(root, subPath);
  const real = existing ?? (await realpath(wanted));
  if (real !== root && !real.startsWith(root + sep)) throw new Error(`subPath "${subPath}" leads out of its volume`);
  return real;
}

/** One folder after the other, so that no link on the way is followed out of the volume. */
async function makeInside(root: string, subPath: string): Promise<void> {
  let at = root;
  for (const part of subPath.split("/").filter(Boolean)) {
    at = join(at, part);
    await mkdir(at, { mode: 0o750 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    const real = await realpath(at);
    if (!real.startsWith(root + sep)) throw new Error(`subPath "${subPath}" leads out of its volume`);
    at = real;
  }
}
