import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { busyboxTar } from "./busybox-tar.ts";
import type { Dockerd } from "./start-dockerd.ts";

const exec = promisify(execFile);

/** Gives dockerd a busybox image of this name; `changes` are lines of a Dockerfile. Resolves with its id. */
export async function importBusybox(
  { folder, endpoint }: Pick<Dockerd, "folder" | "endpoint">,
  name: string,
  changes: readonly string[] = ['CMD ["sh"]'],
): Promise<string> {
  const tar = join(folder, "busybox.tar");
  await busyboxTar(tar);
  const flags = changes.flatMap((change) => ["--change", change]);
  const { stdout } = await exec("docker", ["-H", endpoint, "import", ...flags, tar, name]);
  return stdout.trim();
}
