import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Source } from "./sources.ts";

/** Where packages are kept between runs, outside the repository. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "kubets", "manifests");

/** The folder with a package's files; fetches it with its registry's own client where it is not there yet. */
export function fetchSource(source: Source): string {
  if (source.registry === "go") return goModule(source);
  const folder = join(cacheFolder, `${source.name.replaceAll("/", "-")}@${source.version}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  (source.registry === "npm" ? unpackNpm : unpackWheel)(source, making);
  renameSync(making, folder);
  return folder;
}

/** Go keeps its modules unpacked in a cache of its own. */
const goModule = ({ name, version }: Source): string =>
  JSON.parse(run("go", ["mod", "download", "-json", `${name}@${version}`])).Dir;

function unpackNpm({ name, version }: Source, folder: string): void {
  run("npm", ["pack", "--silent", "--ignore-scripts", `${name}@${version}`], folder);
  run("tar", ["xzf", only(folder, ".tgz")], folder);
}

/** Wheels only: to unpack one runs nothing of it. */
function unpackWheel({ name, version }: Source, folder: string): void {
  const flags = ["--quiet", "--no-deps", "--only-binary", ":all:", "--dest", "."];
  run("python3", ["-m", "pip", "download", ...flags, `${name}==${version}`], folder);
  run("python3", ["-m", "zipfile", "-e", only(folder, ".whl"), "."], folder);
}

const only = (folder: string, ending: string): string => readdirSync(folder).find((name) => name.endsWith(ending))!;

const run = (command: string, args: readonly string[], cwd = "/"): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", timeout: 300_000, env: { ...process.env, GOFLAGS: "" } });
