import { execFile, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether a tool is on this machine. */
export const has = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** `describe` where the tool is there, else `describe.skip` under a name that says what is missing. */
export function describeWith(
  tool: { readonly name: string; readonly found: boolean },
  title: string,
  tests: () => void,
) {
  if (tool.found) describe(title, tests);
  else describe.skip(`${title} (skipped: no ${tool.name} on this machine)`, tests);
}

/** A folder outside the repository that outlives the run: packages and programs of the clients. */
export function clientCache(name: string): string {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "kubets", "clients", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** What a client's program said: lines of claims that hold, and everything else it printed. */
export interface Told {
  readonly holds: readonly string[];
  readonly problems: readonly string[];
}

export interface TellOptions {
  readonly cwd?: string;
  /** Of the cluster that the program finds by itself. */
  readonly kubeconfig?: string;
}

/** Runs a program that prints `holds: …` for each claim that holds, and a sentence for one that does not. */
export async function told(
  command: string,
  args: readonly string[],
  { cwd, kubeconfig }: TellOptions = {},
): Promise<Told> {
  const env = kubeconfig ? { ...process.env, KUBECONFIG: kubeconfig } : process.env;
  const { stdout, stderr, code } = await run(command, args, { ...(cwd ? { cwd } : {}), env, timeout: 150_000 })
    .then((output) => ({ ...output, code: 0 }))
    .catch((error) => error as { stdout: string; stderr: string; code: number });
  const lines = stdout.trim().split("\n");
  const problems = lines.filter((line) => !line.startsWith("holds: "));
  const failed = code === 0 ? [] : [`it ended with ${code}`, ...stderr.trim().split("\n").slice(-10)];
  return {
    holds: lines.filter((line) => line.startsWith("holds: ")),
    problems: [...problems, ...failed].filter(Boolean),
  };
}
