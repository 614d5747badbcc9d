import { isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { nearest } from "./nearest.ts";
import { camelCase, type SettingTable } from "./setting.ts";
import { UsageError } from "./usage-error.ts";

/** The type a component's configuration file names: `kubescheduler.config.k8s.io/v1`, `KubeSchedulerConfiguration`. */
export interface ConfigType {
  readonly apiVersion: string;
  readonly kind: string;
}

export interface ConfigFile {
  /** Path as given, for messages. */
  readonly path: string;
  readonly text: string;
}

/**
 * Values of a component's YAML (or JSON) configuration file, by the table's names. Every problem is a `UsageError` that
 * begins with `path:line:`; a field the table does not know is one.
 */
export function parseConfigFile(table: SettingTable, type: ConfigType, file: ConfigFile): ReadonlyMap<string, unknown> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, version: "1.2", stringKeys: true });
  const fail = (node: Node | undefined | null, message: string): never => {
    const line = node?.range ? lines.linePos(node.range[0]).line : 1;
    throw new UsageError(`${file.path}:${line}: ${message}`);
  };
  const [problem] = document.errors;
  if (problem)
    throw new UsageError(`${file.path}:${problem.linePos?.[0].line ?? 1}: ${problem.message.split("\n")[0]}`);
  const values = new Map<string, unknown>();
  const root = document.contents;
  if (root === null) return values;
  if (!isMap(root)) return fail(root as Node, "must be a mapping");
  checkType(root, type, fail);

  const byPath = new Map(Object.entries(table).map(([name, setting]) => [setting.file ?? camelCase(name), name]));
  const walk = (node: YAMLMap, prefix: string) => {
    for (const { key, value } of node.items) {
      const field = String(isScalar(key) ? key.value : key);
      const path = prefix + field;
      if (path === "apiVersion" || path === "kind") continue;
      const name = byPath.get(path);
      if (name) {
        if (isScalar(value) && value.value === null) continue;
        values.set(name, acceptAt(table, name, { path, value: value as Node, fail }));
      } else if (isMap(value) && hasPrefix(byPath.keys(), `${path}.`)) walk(value, `${path}.`);
      else {
        const meant = nearest(path, byPath.keys());
        fail(key as Node, `unknown field "${path}"${meant ? `; did you mean "${meant}"?` : ""}`);
      }
    }
  };
  walk(root, "");
  return values;
}

type Fail = (node: Node | undefined | null, message: string) => never;

function checkType(root: YAMLMap, type: ConfigType, fail: Fail): void {
  for (const field of ["apiVersion", "kind"] as const) {
    const node = root.get(field, true) as Node | undefined;
    const value = isScalar(node) ? node.value : undefined;
    if (value !== undefined && value !== type[field]) fail(node, `${field} must be ${type[field]}, not ${value}`);
  }
}

function acceptAt(table: SettingTable, name: string, at: { path: string; value: Node; fail: Fail }): unknown {
  try {
    return table[name]!.accept(at.value?.toJSON?.() ?? undefined);
  } catch (error) {
    return at.fail(at.value, `${at.path}: ${(error as Error).message}`);
  }
}

const hasPrefix = (paths: Iterable<string>, prefix: string): boolean => {
  for (const path of paths) if (path.startsWith(prefix)) return true;
  return false;
};
