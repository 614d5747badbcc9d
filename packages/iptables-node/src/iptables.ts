import { parseSave, type TableRules } from "./parse-save.ts";
import type { TableName } from "./plan-restore.ts";
import { runCommand } from "./run-command.ts";

export type Family = "IPv4" | "IPv6";

/** `default` is whichever the machine's `iptables` is: what others on it, dockerd for one, use too. */
export type Backend = "default" | "nft" | "legacy";

/** The rules of one address family in the network namespace of this process (or of `prefix`). */
export interface Iptables {
  readonly family: Family;
  /** The chains of a table, as the kernel has them now. */
  read(table: TableName): Promise<TableRules>;
  /** Applies the text of a `RestorePlan`: all of it or nothing. */
  restore(text: string): Promise<void>;
}

export interface IptablesOptions {
  readonly family: Family;
  readonly backend?: Backend;
  /** How long to wait for the lock that the legacy back end takes. */
  readonly waitSeconds?: number;
  /** A command to run the tools by, such as `ip netns exec NAME`. */
  readonly prefix?: readonly string[];
}

export function openIptables(options: IptablesOptions): Iptables {
  const { family, backend = "default", waitSeconds = 5, prefix = [] } = options;
  const tool = (suffix: string) => {
    const base = family === "IPv4" ? "iptables" : "ip6tables";
    return backend === "default" ? `${base}-${suffix}` : `${base}-${backend}-${suffix}`;
  };
  const run = (words: readonly string[], input = "") => {
    const [command, ...rest] = [...prefix, ...words] as [string, ...string[]];
    return runCommand(command, rest, { input });
  };
  return {
    family,
    read: async (table) => parseSave(await run([tool("save"), "-t", table])).get(table) ?? new Map(),
    restore: async (text) => {
      await run([tool("restore"), "--noflush", `--wait=${waitSeconds}`], text);
    },
  };
}
