import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { busyboxTar } from "./busybox-tar.ts";
import type { Dockerd } from "./start-dockerd.ts";

export interface RegistryOptions {
  /** Where it listens, inside dockerd's network namespace. */
  readonly port: number;
  /** `name:password` of the only one who may pull; anybody where absent. */
  readonly user?: string;
}

const program = new URL("./registry.ts", import.meta.url).pathname;

/** A registry beside a dockerd, with busybox as `team/app:1`. Resolves when it listens; kill it at the end. */
export async function startRegistry(dockerd: Dockerd, { port, user }: RegistryOptions): Promise<ChildProcess> {
  // All registries of a dockerd have the same image: tarred again it would be another.
  const layer = join(dockerd.folder, "layer.tar");
  if (!existsSync(layer)) await busyboxTar(layer);
  const flags = ["--layer", layer, "--image", "team/app:1", "--port", String(port)];
  const registry = dockerd.run(process.execPath, [program, ...flags, ...(user ? ["--user", user] : [])]);
  await once(registry.stdout!, "data");
  return registry;
}
