import { type Document, isMap, isPair, isScalar, isSeq, type LineCounter, type Node } from "yaml";

/**
 * The keys that a map of a document has twice, as go-yaml reports them: with the line where the later value begins, and
 * what is inside a value before the value itself.
 */
export function duplicateKeys(document: Document, lines: LineCounter): string[] {
  const problems: string[] = [];
  const walk = (node: unknown): void => {
    if (isSeq(node)) node.items.forEach(walk);
    if (!isMap(node)) return;
    const seen = new Set<string>();
    for (const { key, value } of node.items.filter(isPair)) {
      walk(value);
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const start = (value as Node | null)?.range?.[0] ?? key.range?.[0] ?? 0;
      if (seen.has(name)) {
        problems.push(`  line ${lines.linePos(start).line}: key ${JSON.stringify(name)} already set in map`);
      }
      seen.add(name);
    }
  };
  walk(document.contents);
  return problems;
}
