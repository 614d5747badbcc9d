import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type Kind, kindOf, parseYaml } from "@kubets/api";

/** One object as its author wrote it, of a kind that is served. */
export interface Manifest {
  /** File and number in the file. */
  readonly from: string;
  readonly kind: Kind;
  readonly object: Sent;
  /** The YAML as it stands in the file; absent where the object was part of a List. */
  readonly text?: string;
}

export interface Sent {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

const largest = 4 << 20;

/** The texts of a file that may be streams of YAML documents. */
const textsOf: Readonly<Record<string, (text: string) => readonly string[]>> = {
  ".yaml": (text) => [text],
  ".yml": (text) => [text],
  ".in": (text) => [text],
  ".json": (text) => [text],
  ".md": (text) => [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, block]) => block!),
  ".go": (text) => [...text.matchAll(/`(\s*(?:---\s+)?(?:apiVersion|kind):[^`]*)`/g)].map(([, literal]) => literal!),
};

/** All manifests below a folder, templates (unrendered charts) left out. */
export function* findManifests(folder: string): Generator<Manifest> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const texts = textsOf[extname(entry.name)];
    if (!entry.isFile() || !texts || basename(entry.parentPath) === "templates") continue;
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file, "utf8");
    if (content.length > largest || !content.includes("apiVersion")) continue;
    for (const text of texts(content)) yield* manifestsOf(text, file.slice(folder.length + 1));
  }
}

/** The manifests of a stream of YAML documents, those in Lists as well. */
export function* manifestsOf(stream: string, file: string): Generator<Manifest> {
  for (const [i, text] of stream.split(/^---[ \t]*(?:#.*)?$/m).entries()) {
    for (const value of parsed(text)) {
      const items = (value as { kind?: unknown; items?: unknown } | null)?.items;
      const inList = Array.isArray(items) && String((value as Sent).kind).endsWith("List");
      for (const object of inList ? items : [value]) {
        const kind = isSent(object) ? kindOf(object.apiVersion, object.kind) : undefined;
        if (kind?.verbs.includes("create")) yield { from: `${file}#${i}`, kind, object, ...(inList ? {} : { text }) };
      }
    }
  }
}

function parsed(text: string): unknown[] {
  try {
    return parseYaml(text);
  } catch {
    return []; // a template, or a file that is broken on purpose
  }
}

const isSent = (value: unknown): value is Sent =>
  typeof value === "object" && value !== null && "apiVersion" in value && "kind" in value;
