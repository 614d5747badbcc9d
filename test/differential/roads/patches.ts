import type { Edit, JsonObject, Path } from "../edit.ts";
import { asked, tried } from "./ask.ts";
import { type KeysOf, partialOf } from "./partial.ts";
import type { Road, StoredSample } from "./road.ts";

/** Says each change as a patch of each form. */
export const patches: Road = {
  name: "patch",
  async *try(stored, group) {
    for (const [form, { contentType, bodyOf }] of Object.entries(forms)) {
      yield* tried(stored.changes, `${group} by ${form}`, ({ edits }) =>
        asked(stored.pair, {
          method: "PATCH",
          path: `${stored.path}?dryRun=All`,
          body: bodyOf(stored, edits),
          headers: { "content-type": contentType },
        }),
      );
    }
  },
};

interface Form {
  readonly contentType: string;
  readonly bodyOf: (stored: StoredSample, edits: readonly Edit[]) => unknown;
}

const forms: Readonly<Record<string, Form>> = {
  "merge patch": {
    contentType: "application/merge-patch+json",
    bodyOf: (stored, edits) => parts(stored, edits, () => []),
  },
  "strategic patch": {
    contentType: "application/strategic-merge-patch+json",
    bodyOf: (stored, edits) => parts(stored, edits, ({ patchMergeKey }) => (patchMergeKey ? [patchMergeKey] : [])),
  },
  "JSON patch": { contentType: "application/json-patch+json", bodyOf: operations },
};

function parts({ kind, peers: object }: StoredSample, edits: readonly Edit[], keysOf: KeysOf): unknown {
  return edits.map((edit) => partialOf({ kind, object, keysOf }, edit, null)).reduce(merged, {});
}

/** Of two patches of different fields; where both say one field that is no object, the later counts. */
export function merged(one: JsonObject, other: JsonObject): JsonObject {
  const both = Object.keys(other).filter((name) => isObject(one[name]) && isObject(other[name]));
  const inner = both.map((name) => [name, merged(one[name] as JsonObject, other[name] as JsonObject)]);
  return { ...one, ...other, ...Object.fromEntries(inner) };
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

function operations({ peers }: StoredSample, edits: readonly Edit[]): unknown {
  return edits.map(({ path, value }) => {
    const op = value === undefined ? "remove" : isThere(peers, path) ? "replace" : "add";
    return { op, path: pointer(path), ...(value === undefined ? {} : { value }) };
  });
}

const pointer = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const isThere = (object: JsonObject, path: Path): boolean =>
  path.reduce<unknown>((at, step) => (at as JsonObject | undefined)?.[step], object) !== undefined;
