import type { Kind } from "@kubets/api";

/** Where a stored object lives: `folder` and the rest of its key below it. */
export interface Place {
  /** `pods`, `services/specs`, `example.com/widgets`. */
  readonly folder: string;
  /** `default/web-0`, or `node-1` where the kind has no namespaces. */
  readonly path: string;
}

/** `web-0` in `default` is `default/web-0`. */
export const pathOf = (kind: Kind, namespace: string, name: string): string =>
  kind.namespaced ? `${namespace}/${name}` : name;

export const keyOf = (prefix: string, { folder, path }: Place): string => `${prefix}/${folder}/${path}`;

/**
 * The place a key names, undefined where none of `folders` holds it. Folders are one or two segments long, and no folder is the first
 * segment of another.
 */
export function placeOf(prefix: string, key: string, folders: { has(folder: string): boolean }): Place | undefined {
  if (!key.startsWith(prefix) || key[prefix.length] !== "/") return undefined;
  const start = prefix.length + 1;
  const first = key.indexOf("/", start);
  if (first < 0) return undefined;
  if (folders.has(key.slice(start, first))) return { folder: key.slice(start, first), path: key.slice(first + 1) };
  const second = key.indexOf("/", first + 1);
  if (second < 0 || !folders.has(key.slice(start, second))) return undefined;
  return { folder: key.slice(start, second), path: key.slice(second + 1) };
}

/** Namespace and name of a path; names hold no slash. */
export function splitPath(path: string): { namespace: string; name: string } {
  const slash = path.indexOf("/");
  return slash < 0 ? { namespace: "", name: path } : { namespace: path.slice(0, slash), name: path.slice(slash + 1) };
}

/** The exclusive end of all keys that begin with `prefix`: its last character raised by one. Prefixes end in ASCII. */
export const endOf = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
