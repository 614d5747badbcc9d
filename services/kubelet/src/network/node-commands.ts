import { runCommand } from "iptables-node";

/** Runs commands in the node's network namespace; gives what they print, throws with what they complain of. */
export type NodeCommands = (command: string, args: readonly string[], input?: string) => Promise<string>;

/** By a prefix such as `nsenter --net=FILE` where the node's namespace is not this process's own. */
export const nodeCommands =
  (prefix: readonly string[] = []): NodeCommands =>
  (command, args, input = "") => {
    const [first, ...rest] = [...prefix, command, ...args] as [string, ...string[]];
    return runCommand(first, rest, { input });
  };

/** Several `ip` commands in one process; the first that fails ends it, or with `force` is told of in the end. Does nothing for none. */
export async function ipBatch(run: NodeCommands, lines: readonly string[], { force = false } = {}): Promise<void> {
  const flags = force ? ["-force", "-batch", "-"] : ["-batch", "-"];
  if (lines.length) await run("ip", flags, `${lines.join("\n")}\n`);
}

/** What `ip -j` prints; an empty list for nothing. */
export async function ipJson<T>(run: NodeCommands, args: readonly string[]): Promise<readonly T[]> {
  const text = (await run("ip", ["-j", ...args])).trim();
  return text ? (JSON.parse(text) as T[]) : [];
}
