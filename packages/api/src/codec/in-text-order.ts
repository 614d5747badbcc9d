import { parseExactJson } from "./exact-json.ts";

const pathOf = /^(unknown|duplicate) field "(.*)"$/s;

/**
 * Problems with fields of a JSON text, in the order in which they stand in it: an unknown field where it comes first, one that
 * is there twice where it comes again.
 */
export function inTextOrder(problems: readonly string[], text: string): string[] {
  const places = new Map<string, number[]>();
  let at = 0;
  parseExactJson(text, {
    key: (path) => {
      const known = places.get(path);
      if (known) known.push(at++);
      else places.set(path, [at++]);
    },
  });
  const placeOf = (problem: string): number => {
    const [, what, path = ""] = pathOf.exec(problem) ?? [];
    const all = places.get(path) ?? [];
    return (what === "duplicate" ? all[1] : all[0]) ?? Number.MAX_SAFE_INTEGER;
  };
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b));
}
