import { nearest } from "./nearest.ts";
import type { SettingTable } from "./setting.ts";
import { UsageError } from "./usage-error.ts";

export interface ParsedFlags {
  /** Texts in the order given, by the table's name. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly help: boolean;
  readonly version: boolean;
}

/**
 * Flags as Kubernetes' own processes take them: `--name=value`, `--name value`, `--boolean`, `-v 4`, `-v=4`, `-v4`.
 * Throws `UsageError` for an unknown flag, with the nearest name, and for a word that is no flag.
 */
export function parseFlags(table: SettingTable, argv: readonly string[]): ParsedFlags {
  const given = new Map<string, string[]>();
  let help = false;
  let version = false;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    const { name, value } = split(word);
    if (name === "help" || name === "h") help = true;
    else if (name === "version") version = value !== "false";
    else {
      const setting = Object.hasOwn(table, name) ? table[name]! : undefined;
      if (!setting || setting.fileOnly) throw unknownFlag(table, word, name);
      const text = value ?? setting.bare ?? argv[++i];
      if (text === undefined) throw new UsageError(`flag needs an argument: --${name}`);
      given.set(name, [...(given.get(name) ?? []), text]);
    }
  }
  return { given, help, version };
}

function split(word: string): { name: string; value: string | undefined } {
  const verbosity = /^-v=?(\d+)$/.exec(word);
  if (verbosity) return { name: "v", value: verbosity[1] };
  const match = /^--?([A-Za-z0-9][\w.-]*)(?:=([\s\S]*))?$/.exec(word);
  if (!match || (!word.startsWith("--") && match[1]!.length > 1))
    throw new UsageError(`"${word}" is not a flag; flags look like --name=value`);
  return { name: match[1]!.replaceAll("_", "-"), value: match[2] };
}

function unknownFlag(table: SettingTable, word: string, name: string): UsageError {
  const flags = Object.keys(table).filter((flag) => !table[flag]!.fileOnly);
  const meant = nearest(name, [...flags, "help", "version"]);
  return new UsageError(`unknown flag: ${word.split("=")[0]}${meant ? `; did you mean --${meant}?` : ""}`);
}
