import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SourceFile } from "./source-files.ts";

const linkPattern = /\]\(([^)#\s]+)(?:#[^)]*)?\)|click \w+ "([^"]+)"/g;

/** Links of Markdown files (and of boxes in their diagrams) to files of the repository that are not there. */
export function brokenLinks(root: string, docs: readonly SourceFile[]): string[] {
  return docs.flatMap(({ path, text }) =>
    [...text.matchAll(linkPattern)]
      .map((match) => match[1] ?? match[2] ?? "")
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target} does not exist`),
  );
}
