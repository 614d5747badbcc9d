/** Letters and digits that Kubernetes puts into generated names: no vowels, none that look alike. */
const safe = "[bcdfghjklmnpqrstvwxz2456789]";

/** What differs from run to run, and what it is replaced by before two outputs are compared. */
const volatile: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`-${safe}{8,10}-${safe}{5}\\b`, "g"), "-HASH-ID"],
  [new RegExp(`-${safe}{8,10}\\b`, "g"), "-HASH"],
  [/\b10\.(244|96)\.\d+\.\d+\b/g, "ADDRESS"],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\b/g, "TIME"],
  [/\b(\d+(ms|[smhd]))+\b/g, "AGE"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UID"],
  [/[ \t]+/g, " "],
];

const plain = (line: string): string =>
  volatile.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), line).trim();

const linesOf = (text: string): readonly string[] => text.trim().split("\n").map(plain);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Whether a command printed what a page shows: line for line, but for generated names, addresses, times and ages. On the
 * page `…` stands for the rest of a line, and a line of `…` alone for any number of lines.
 */
export function sameOutput(shown: string, printed: string): boolean {
  const pattern = linesOf(shown)
    .map((line) => (line === "…" ? "(?:.*\n)*" : `${escaped(line).replaceAll("…", ".*")}\n`))
    .join("");
  return new RegExp(`^${pattern}$`).test(`${linesOf(printed).join("\n")}\n`);
}
