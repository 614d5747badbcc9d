import type { Describe } from "../schema/descriptions.ts";
import type { Kind } from "../schema/schema.ts";
import { messageOfKind } from "../schema/table.ts";
import { discoveryPaths } from "./discovery-paths.ts";
import type { Path } from "./document.ts";
import { pathsOfKind } from "./paths-of-kind.ts";

/** Every path of the API, sorted. */
export function allPaths(kinds: readonly Kind[], describe: Describe): Path[] {
  const lookup = { describe, messageOfKind };
  const paths = [...discoveryPaths(kinds), ...kinds.flatMap((kind) => pathsOfKind(kind, lookup))];
  return paths.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** OpenAPI names of all definitions that the paths' bodies and answers name. */
export const namedDefinitions = (paths: readonly Path[]): Set<string> =>
  new Set(
    paths.flatMap(({ operations }) => operations.flatMap(({ body, answers }) => [body?.of, answers]).filter(isText)),
  );

const isText = (value: string | undefined): value is string => value !== undefined;

const pathParameters: Readonly<Record<string, string>> = {
  name: "Name of the object.",
  namespace: "Namespace of the object.",
  path: "The rest of the path, handed on to what is connected to.",
};

/** The names in braces, with what they mean. */
export const parametersOfPath = (path: string): { readonly name: string; readonly description: string }[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, description: pathParameters[name] ?? "" }));
