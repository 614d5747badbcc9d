import { spawn } from "node:child_process";
import { Failure } from "../failure.ts";

export interface RunOptions {
  readonly input?: string;
  readonly timeoutMs?: number;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit code; 127 where there is no such program. */
export function tryRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "pipe", timeout: options.timeoutMs ?? 60_000 });
    const [stdout, stderr]: [string[], string[]] = [[], []];
    child.stdout.setEncoding("utf8").on("data", (text: string) => stdout.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
    child.on("error", (error) => resolve({ code: 127, stdout: "", stderr: error.message }));
    child.on("close", (code, signal) =>
      resolve({ stdout: stdout.join(""), stderr: stderr.join(""), code: code ?? (signal ? 128 : 1) }),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}

/** Runs a program that must succeed; returns what it printed. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await tryRun(command, args, options);
  if (code === 0) return stdout;
  const said = stderr.trim().split("\n").at(-1) || `exit code ${code}`;
  throw new Failure(`"${[command, ...args].join(" ")}" failed: ${said}`);
}
