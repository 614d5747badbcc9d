import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type Dockerode from "dockerode";
import type { ExecResult } from "../../ports/runtime.ts";
import { RuntimeError } from "../../ports/runtime-error.ts";
import { demultiplex } from "./demultiplex.ts";
import type { Engine } from "./engine.ts";

/** What the CRI keeps of a command's output. */
const outputLimitBytes = 16 * 1024 * 1024;

/** How often the exit code is asked for: dockerd ends the output a moment before it knows the code. */
const askAgainMs = 10;

/** How long a command may take to begin before it is given up unkilled. */
const killWithinMs = 10_000;

export interface ExecSyncOptions {
  readonly command: readonly string[];
  readonly timeoutMs: number;
}

/** Runs a command in a container to its end. One that takes too long is killed, which docker alone would not do. */
export async function execSync(
  engine: Engine,
  id: string,
  { command, timeoutMs }: ExecSyncOptions,
): Promise<ExecResult> {
  const exec = await engine.call((abortSignal) =>
    engine.docker.getContainer(id).exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, abortSignal }),
  );
  const output = await engine.call((abortSignal) => exec.start({ Detach: false, abortSignal }));
  const timeout = AbortSignal.timeout(timeoutMs);
  timeout.addEventListener("abort", () => output.destroy(), { once: true });
  const collected = await collect(output).catch((error) => (timeout.aborted ? undefined : Promise.reject(error)));
  if (!collected || timeout.aborted) {
    await kill(engine, exec, id);
    throw new RuntimeError("TimedOut", `command timed out after ${timeoutMs / 1000} s`);
  }
  return { ...collected, exitCode: await exitCodeOf(engine, exec) };
}

async function collect(output: NodeJS.ReadableStream): Promise<{ stdout: Buffer; stderr: Buffer }> {
  const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let size = 0;
  for await (const { stream, data } of demultiplex(output)) {
    if (size < outputLimitBytes) parts[stream].push(data);
    size += data.length;
  }
  return { stdout: Buffer.concat(parts.stdout), stderr: Buffer.concat(parts.stderr) };
}

export async function exitCodeOf(engine: Engine, exec: Dockerode.Exec): Promise<number> {
  for (;;) {
    const { Running, ExitCode } = await engine.call((abortSignal) => exec.inspect({ abortSignal }));
    if (!Running && ExitCode !== null) return ExitCode;
    await pause(askAgainMs);
  }
}

/**
 * Kills the process, and waits for its number where dockerd has only just begun it. Only one that is still of this container is
 * killed: the number may have gone to another.
 */
async function kill(engine: Engine, exec: Dockerode.Exec, containerId: string): Promise<void> {
  for (const until = Date.now() + killWithinMs; Date.now() < until; await pause(askAgainMs)) {
    const { Running, Pid, ExitCode } = await engine.call((abortSignal) => exec.inspect({ abortSignal }));
    if (!Running && ExitCode !== null) return;
    if (!Pid) continue;
    const cgroups = await readFile(`/proc/${Pid}/cgroup`, "utf8").catch(() => "");
    if (cgroups.includes(containerId)) kill9(Pid);
    return;
  }
}

function kill9(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended meanwhile.
  }
}
