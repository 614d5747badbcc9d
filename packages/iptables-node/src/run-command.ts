import { spawn } from "node:child_process";

export interface RunOptions {
  /** Written to its standard input. */
  readonly input?: string;
}

/** A command that ended with something else than 0. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Runs a command to its end and gives what it printed; throws with what it complained of. */
export function runCommand(command: string, args: readonly string[], { input = "" }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    const printed: Buffer[] = [];
    const complained: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complained.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(printed).toString());
      const said = Buffer.concat(complained).toString().trim();
      reject(new CommandError(`${command} ${args.join(" ")} ended with ${code ?? signal}: ${said}`));
    });
    // A command that ends before it has read everything says so by its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
