import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const version = "4.32.5";

/** The program's path: the one on this machine, else one that is fetched from PyPI into the user's cache, once. */
export function findSchemathesis(): string {
  if (spawnSync("schemathesis", ["--version"], { stdio: "ignore" }).status === 0) return "schemathesis";
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "kubets", `schemathesis-${version}`);
  const program = join(folder, "bin", "schemathesis");
  if (existsSync(program)) return program;
  const run = (command: string, ...args: string[]) => {
    const { status } = spawnSync(command, args, { stdio: "inherit" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
  };
  run("python3", "-m", "venv", folder);
  run(join(folder, "bin", "pip"), "install", "--quiet", `schemathesis==${version}`);
  return program;
}

export interface FuzzRun {
  readonly program: string;
  readonly server: string;
  readonly token: string;
  /** Path of the OpenAPI v3 document. */
  readonly document: string;
  readonly seconds: number;
  readonly seed: number;
  /** Where it may leave files behind. */
  readonly folder: string;
}

/** Fuzzes the operations of one document; resolves with what was found, empty where all was well. */
export function fuzzDocument(run: FuzzRun): Promise<string> {
  const { program, server, token, document, seconds, seed, folder } = run;
  const args = [
    "run",
    `${server}${document}`,
    ...["--url", server, "--header", `Authorization: Bearer ${token}`, "--tls-verify", "false"],
    ...["--checks", "no_fault_of_the_server", "--phases", "coverage,fuzzing", "--max-time", String(seconds)],
    ...["--seed", String(seed), "--request-timeout", "20", "--suppress-health-check", "all", "--warnings", "off"],
    ...["--no-shrink", "--generation-database", "none", "--exclude-path-regex", "/(proxy|exec|attach|portforward)"],
  ];
  const env = {
    ...process.env,
    SCHEMATHESIS_HOOKS: "hooks",
    PYTHONPATH: import.meta.dirname,
    PYTHONWARNINGS: "ignore",
    PYTHONDONTWRITEBYTECODE: "1",
  };
  const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? "" : output));
  });
}
