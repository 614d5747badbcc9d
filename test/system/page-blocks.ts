/** A step of a page: a shell block and, where the page shows it, what it prints; or a file that the reader saves. */
export type PageStep =
  | { readonly is: "run"; readonly line: number; readonly script: string; readonly shows: string | undefined }
  | { readonly is: "save"; readonly line: number; readonly file: string; readonly text: string };

interface Fence {
  readonly language: string;
  readonly line: number;
  readonly text: string;
}

/**
 * The steps of a Markdown page: its `sh` blocks, each with the `text` block that follows it, and its `yaml` blocks, whose
 * first line `# name.yaml` names the file. Blocks in other languages are read only by people.
 */
export function pageSteps(markdown: string): readonly PageStep[] {
  const fences = fencesOf(markdown);
  return fences.flatMap(({ language, line, text }, index): PageStep[] => {
    if (language === "yaml") return [{ is: "save", line, file: fileNamed(text, line), text }];
    if (language !== "sh") return [];
    const next = fences[index + 1];
    return [{ is: "run", line, script: text, shows: next?.language === "text" ? next.text : undefined }];
  });
}

function fencesOf(markdown: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of markdown.split("\n").entries()) {
    if (open && line === "```") {
      fences.push({ ...open, text: `${open.lines.join("\n")}\n` });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (line.startsWith("```")) open = { language: line.slice(3), line: index + 1, lines: [] };
  }
  return fences;
}

function fileNamed(text: string, line: number): string {
  const name = /^# (\S+\.yaml)\n/.exec(text)?.[1];
  if (!name) throw new Error(`the yaml block at line ${line} does not begin with "# name.yaml"`);
  return name;
}
