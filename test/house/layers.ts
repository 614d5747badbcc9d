import { dirname, join, normalize } from "node:path";
import type { SourceFile } from "./source-files.ts";

/** Layer (a folder) → the layers it may import; `*` is every one. */
export type Layers = Readonly<Record<string, readonly string[]>>;

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Every module that a source text names in an import or a re-export. */
export const importsOf = (text: string): string[] =>
  [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? "");

const packageFolder = (specifier: string): string | undefined => {
  const name = /^@kubets\/([^/]+)/.exec(specifier)?.[1] ?? /^(iptables-node)(?:\/|$)/.exec(specifier)?.[1];
  if (!name) return undefined;
  return ["api", "client", "component", "iptables-node"].includes(name) ? `packages/${name}` : `services/${name}`;
};

const layerOf = (layers: Layers, path: string) => Object.keys(layers).find((layer) => path.startsWith(`${layer}/`));

/** What breaks the arrows: one sentence for each import that points the wrong way or goes round a package's `exports`. */
export function layerProblems(layers: Layers, files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const from = layerOf(layers, path);
    if (!from) return [`${path}: belongs to no layer of layers.json`];
    const allowed = layers[from] ?? [];
    return importsOf(text).flatMap((specifier) => {
      const relativeTarget = specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : undefined;
      const to = relativeTarget ? layerOf(layers, relativeTarget) : packageFolder(specifier);
      if (!to || to === from || allowed.includes("*")) return [];
      if (relativeTarget) return [`${path}: reaches into ${to} by a path; import the package instead`];
      return allowed.includes(to) ? [] : [`${path}: ${from} may not import ${to}`];
    });
  });
}
