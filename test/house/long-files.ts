import type { SourceFile } from "./source-files.ts";

/** Lines above which a file says why it is long, in a comment `long file: <reason>` near its top. */
export const lineCeiling = 300;

export function longFileProblems(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split("\n").length - 1;
    if (lines <= lineCeiling || /long file: \S/.test(text.slice(0, 1000))) return [];
    return [`${path}: ${lines} lines; split it, or say why it is long with \`// long file: …\` near its top`];
  });
}
