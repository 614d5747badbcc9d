import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";

export interface VolumeFile {
  readonly data: Buffer;
  /** Permission bits. */
  readonly mode: number;
}

/** Files of a volume by their paths inside it. */
export type Payload = ReadonlyMap<string, VolumeFile>;

export interface Owner {
  readonly group?: number;
}

const dataLink = "..data";

/**
 * Writes all files of a volume at once: into a new folder `..<time>`, to which the link `..data` is then moved, while the
 * names that users see are links through it. A reader sees the old files or the new ones. Does nothing when nothing changed.
 */
export async function writeAtomically(target: string, payload: Payload, { group }: Owner = {}): Promise<void> {
  await mkdir(target, { recursive: true });
  const old = await readlink(join(target, dataLink)).catch(() => undefined);
  if (old !== undefined && (await holds(join(target, old), payload))) return;
  const folder = await mkdtemp(join(target, `..${stamp(new Date())}.`));
  await chmod(folder, 0o755);
  for (const [path, { data, mode }] of payload) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, data);
    await chmod(file, group === undefined ? mode : mode | 0o040);
    if (group !== undefined) await chown(file, -1, group);
  }
  const link = join(target, "..data_tmp");
  await rm(link, { force: true });
  await symlink(folder.slice(target.length + 1), link);
  await rename(link, join(target, dataLink));
  await linkNames(target, payload);
  if (old !== undefined) await rm(join(target, old), { recursive: true, force: true });
}

async function linkNames(target: string, payload: Payload): Promise<void> {
  const wanted = new Set([...payload.keys()].map((path) => path.split("/")[0]!));
  for (const name of await readdir(target))
    if (!name.startsWith("..") && !wanted.has(name)) await rm(join(target, name), { recursive: true, force: true });
  for (const name of wanted) {
    const link = join(target, name);
    const exists = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!exists) await symlink(join(dataLink, name), link);
  }
}

async function holds(folder: string, payload: Payload): Promise<boolean> {
  const there = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  if (there.filter((entry) => entry.isFile()).length !== payload.size) return false;
  for (const [path, { data, mode }] of payload) {
    const file = join(folder, path);
    const found = await readFile(file).catch(() => undefined);
    if (!found?.equals(data)) return false;
    if (((await stat(file)).mode & 0o777 & ~0o040) !== (mode & 0o777 & ~0o040)) return false;
  }
  return true;
}

/** `2026_11_21_06_45_00`. */
const stamp = (time: Date): string => time.toISOString().slice(0, 19).replace(/[-T:]/g, "_");
