import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The repository's root, seen from this file. */
export const root = join(import.meta.dirname, "../..");

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const skipped = new Set(["node_modules", ".git", ".cache", "coverage"]);

/** Every file below `folder` whose name ends in one of `endings`. */
export function filesBelow(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path, endings);
    if (!endings.some((ending) => entry.name.endsWith(ending))) return [];
    return [{ path: relative(root, join(root, path)), text: readFileSync(join(root, path), "utf8") }];
  });
}
