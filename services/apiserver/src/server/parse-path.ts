/** Where a request's path points: a resource of the API, or something else the server answers. */
export interface ResourcePath {
  readonly group: string;
  readonly version: string;
  /** The old `/watch/` prefix. */
  readonly watch: boolean;
  readonly namespace: string;
  /** Whether the path has a namespace: `/namespaces/x/pods`, not `/pods` or `/namespaces/x`. */
  readonly inNamespace: boolean;
  readonly resource: string;
  readonly name: string;
  readonly subresource: string;
  /** What follows the subresource: the path that `proxy` passes on, with its leading slash. */
  readonly rest: string;
}

/** Subresources of namespaces, told from resources in a namespace by their names. */
const namespaceSubresources = new Set(["status", "finalize"]);

/**
 * Splits `/api/v1/namespaces/ns/pods/name/log`; undefined where the path is not a resource's. The path has
 * no escapes any more. Shapes as in kube-apiserver's request info.
 */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const named = path.startsWith("/apis/");
  if (!named && !path.startsWith("/api/")) return undefined;
  const parts = (path.endsWith("/") ? path.slice(1, -1) : path.slice(1)).split("/");
  const group = named ? parts[1]! : "";
  let at = named ? 2 : 1;
  const version = parts[at++];
  if (!version || parts.length <= at) return undefined;
  const watch = parts[at] === "watch" && parts.length > at + 1;
  if (watch) at += 1;

  let namespace = "";
  let inNamespace = false;
  const hasNamespace = parts[at] === "namespaces" && parts.length > at + 2;
  if (hasNamespace && !(parts.length === at + 3 && namespaceSubresources.has(parts[at + 2]!))) {
    namespace = parts[at + 1]!;
    inNamespace = true;
    at += 2;
  }
  const resource = parts[at]!;
  const name = parts[at + 1] ?? "";
  const subresource = parts[at + 2] ?? "";
  const rest = parts.length > at + 3 ? `/${parts.slice(at + 3).join("/")}` : "";
  return { group, version, watch, namespace, inNamespace, resource, name, subresource, rest };
}
