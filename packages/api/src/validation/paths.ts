import { type Found, invalidValue } from "./found.ts";

export function noBackstep(found: Found, field: string, path: string): void {
  if (path.split("/").includes("..")) found.push(invalidValue(field, path, "must not contain '..'"));
}

/** A path below something: relative, and not out of it. */
export function descendingPath(found: Found, field: string, path: string): void {
  if (path.startsWith("/")) found.push(invalidValue(field, path, "must be a relative path"));
  noBackstep(found, field, path);
}

/** Below something and not hidden: `..data` is how the kubelet swaps a whole volume at once. */
export function descendingVisiblePath(found: Found, field: string, path: string): void {
  descendingPath(found, field, path);
  if (path.startsWith("..") && path.length > 2 && !path.split("/").includes("..")) {
    found.push(invalidValue(field, path, "must not start with '..'"));
  }
}
