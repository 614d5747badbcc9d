import type { Case } from "./roads/ask.ts";

/** The differences of a corpus by group and field, and a line that counts them. */
export function report(title: string, cases: readonly Case[]): string {
  const wrong = cases.filter(({ differences }) => differences.length);
  const groups = Map.groupBy(wrong, ({ group, field }) => `${group}: ${field || "the whole"}`);
  const blocks = [...groups].map(([name, members]) => [name, ...members.flatMap(linesOf)].join("\n"));
  return [...blocks, `${title}: ${cases.length} cases, ${wrong.length} differ`].join("\n");
}

const linesOf = ({ name, differences }: Case): string[] => [`  ${name}`, ...differences.map((one) => `      ${one}`)];
