import type { SourceFile } from "./source-files.ts";

/** An import of `node:http` by which a process loads fetch, WebSocket and all: 7 MB that none of ours uses. */
const heavy = /(?:^|\n)import (?!type\b)[^;]*? from "node:http";/;

/** Long-lived processes take `http` of @kubets/component, whose page says why. */
export function heavyImportProblems(files: readonly SourceFile[]): string[] {
  const ours = files.filter(({ path }) => /^(packages|services)\//.test(path) && !/\.test\.ts$|\/testing/.test(path));
  return ours.filter(({ text }) => heavy.test(text)).map(({ path }) => `${path}: take http from @kubets/component`);
}
