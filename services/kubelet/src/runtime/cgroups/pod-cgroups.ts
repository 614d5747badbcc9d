import { access, mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { LinuxResources } from "../../ports/pod-sandbox-config.ts";
import { type CgroupSetting, settingsV1, settingsV2 } from "./cgroup-settings.ts";
import { shareFileV1, shareFileV2, weighClasses } from "./class-shares.ts";

/** The cgroup of a whole pod, whose limits its containers share. */
export interface PodCgroups {
  /** Makes it, below those of its class, and sets its limits. */
  ensure(path: string, resources: LinuxResources): Promise<void>;
  /** Removes it unless processes are still in it. */
  remove(path: string): Promise<void>;
}

export interface PodCgroupOptions {
  /** False where systemd owns the hierarchy: its slices are made by docker, without limits of their own. */
  readonly managed: () => Promise<boolean>;
  readonly root?: string;
}

/** Controllers that hold limits of pods, as cgroup v1 names their mounts. */
const controllers = ["cpu", "memory", "pids"] as const;

export function podCgroups({ managed, root = "/sys/fs/cgroup" }: PodCgroupOptions): PodCgroups {
  const inTurn = oneAtATime();
  return {
    ensure: (path, resources) =>
      inTurn(async () => {
        if (!(await managed())) return;
        const unified = await isUnified(root);
        if (unified) await ensureUnified(root, path, settingsV2(resources));
        else await ensureV1(root, path, settingsV1(resources));
        await weighClasses(unified ? shareFileV2(root) : shareFileV1(root));
      }),
    remove: (path) =>
      inTurn(async () => {
        if (!(await managed())) return;
        const unified = await isUnified(root);
        const hierarchies = unified ? [root] : (await readdir(root)).map((name) => join(root, name));
        await Promise.all(hierarchies.map((hierarchy) => removeTree(join(hierarchy, path))));
        await weighClasses(unified ? shareFileV2(root) : shareFileV1(root));
      }),
  };
}

/** The weight of a class is a sum over its pods, so that no two may be made or removed at once. */
function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}

const isUnified = (root: string): Promise<boolean> =>
  access(join(root, "cgroup.controllers")).then(
    () => true,
    () => false,
  );

async function ensureV1(root: string, path: string, settings: readonly CgroupSetting[]): Promise<void> {
  for (const controller of controllers) {
    const folder = join(root, controller, path);
    await mkdir(folder, { recursive: true });
    for (const { file, value } of settings.filter((each) => each.controller === controller))
      await writeFile(join(folder, file), value);
  }
}

/** A cgroup v2 has a controller only if its parent hands it down. */
async function ensureUnified(root: string, path: string, settings: readonly CgroupSetting[]): Promise<void> {
  const folder = join(root, path);
  await mkdir(folder, { recursive: true });
  const ancestors: string[] = [];
  for (let at = dirname(folder); at.length >= root.length; at = dirname(at)) ancestors.unshift(at);
  const handDown = controllers.map((controller) => `+${controller}`).join(" ");
  for (const ancestor of ancestors) {
    const file = join(ancestor, "cgroup.subtree_control");
    const given = await readFile(file, "utf8");
    if (!controllers.every((controller) => given.split(/\s+/).includes(controller))) await writeFile(file, handDown);
  }
  for (const { file, value } of settings) await writeFile(join(folder, file), value);
}

/** The kernel refuses with EBUSY while a process is in it; docker may be a moment behind with the containers' own. */
async function removeTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeTree(join(folder, entry.name));
  await rmdir(folder).catch(() => {});
}
