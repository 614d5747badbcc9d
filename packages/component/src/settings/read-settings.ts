import { type ConfigType, parseConfigFile } from "./parse-config-file.ts";
import { type ParsedFlags, parseFlags } from "./parse-flags.ts";
import { camelCase, type SettingTable, type SettingValues } from "./setting.ts";
import { UsageError } from "./usage-error.ts";

export interface SettingsSource {
  readonly argv: readonly string[];
  /** Reads the file that `--config` names. */
  readonly readFile: (path: string) => string;
}

export type Reading<T extends SettingTable> =
  | { readonly asks: "help" | "version" }
  | { readonly asks: "run"; readonly values: SettingValues<T> };

/**
 * All values of a process: flags win over the configuration file, which wins over the defaults.
 * Throws `UsageError` for anything it does not understand.
 */
export function readSettings<T extends SettingTable>(table: T, type: ConfigType, source: SettingsSource): Reading<T> {
  const flags = parseFlags(table, source.argv);
  if (flags.help) return { asks: "help" };
  if (flags.version) return { asks: "version" };
  const path = flags.given.get("config")?.at(-1);
  const fromFile = path ? parseConfigFile(table, type, { path, text: readConfig(path, source) }) : new Map();
  const values = Object.entries(table).map(([name, setting]) => {
    if (flags.given.has(name)) return [camelCase(name), parseFlag(table, flags, name)];
    return [camelCase(name), fromFile.has(name) ? fromFile.get(name) : setting.fallback];
  });
  return { asks: "run", values: Object.freeze(Object.fromEntries(values)) as SettingValues<T> };
}

function parseFlag(table: SettingTable, flags: ParsedFlags, name: string): unknown {
  const texts = flags.given.get(name) ?? [];
  try {
    return table[name]!.parse(texts);
  } catch (error) {
    throw new UsageError(`invalid argument "${texts.join(",")}" for --${name}: ${(error as Error).message}`);
  }
}

function readConfig(path: string, source: SettingsSource): string {
  try {
    return source.readFile(path);
  } catch (error) {
    throw new UsageError(`${path}: cannot read the configuration file: ${(error as Error).message}`);
  }
}

/** The help of a process, one flag a paragraph, as its table declares them. */
export function helpText(name: string, table: SettingTable): string {
  const rows = Object.entries(table)
    .filter(([, setting]) => !setting.fileOnly)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([flag, { help, shape, fallback }]) => {
      const shown = JSON.stringify(fallback);
      const byDefault = ['""', "[]", "{}", "false", "0"].includes(shown) ? "" : ` (default ${shown})`;
      return `      ${flag === "v" ? "-" : ""}--${flag}${shape ? ` ${shape}` : ""}\n          ${help}${byDefault}`;
    });
  return `Usage:\n  ${name} [flags]\n\nFlags:\n${rows.join("\n")}\n`.replace("---v", "-v, --v");
}
