import { ApiError, badRequest, type Kind, type Subresource } from "@kubets/api";
import type { Verb } from "../road/call.ts";
import type { KindRegistry } from "../road/deps.ts";
import type { ResourcePath } from "./parse-path.ts";

export interface Route {
  readonly verb: Verb;
  readonly kind: Kind;
  readonly subresource: Subresource | undefined;
}

/** The router's own errors carry empty details, as those of the reference. */
const routerError = (reason: "NotFound" | "MethodNotAllowed", message: string) =>
  new ApiError(reason, message, { details: {} });
export const noSuchResource = () => routerError("NotFound", "the server could not find the requested resource");
export const wrongMethod = () =>
  routerError("MethodNotAllowed", "the server does not allow this method on the requested resource");

const itemVerbs: Readonly<Record<string, Verb>> = { GET: "get", PUT: "update", PATCH: "patch", DELETE: "delete" };
const listVerbs: Readonly<Record<string, Verb>> = { GET: "list", POST: "create", DELETE: "deletecollection" };
const verbsOfItems: ReadonlySet<string> = new Set(Object.values(itemVerbs));
const partVerbs: Readonly<Record<string, Verb>> = { ...itemVerbs, POST: "create" };

/** Of `namespaces//pods`, which names no namespace, only a list and what a body says can be had: nothing may be deleted there. */
const needsNamespace: ReadonlySet<string> = new Set(["GET", "PATCH", "DELETE"]);

/** Finds the kind and the verb of a request; throws NotFound or MethodNotAllowed. */
export function routeResource(method: string, path: ResourcePath, registry: KindRegistry): Route {
  const kind = registry.byResource(path.group, path.version, path.resource);
  if (!kind || (path.inNamespace && !kind.namespaced)) throw noSuchResource();
  if (path.inNamespace && path.namespace === "" && needsNamespace.has(method) && (path.name || method === "DELETE")) {
    throw badRequest("Namespace parameter required.");
  }
  if (path.watch && (path.subresource || !kind.verbs.includes("watch"))) throw noSuchResource();
  if (path.rest && !path.subresource) throw noSuchResource();
  const route = path.subresource ? routePart(method, path, kind) : routeWhole(method, path, kind);
  const problem = problemOfSegment(path.name);
  if (problem) throw badRequest(`Name parameter invalid: ${JSON.stringify(path.name)}: ${problem}`);
  return route;
}

/** Why something cannot be a name in a path; slashes have parted it. */
function problemOfSegment(name: string): string | undefined {
  if (name === "." || name === "..") return `may not be '${name}'`;
  return name.includes("%") ? "may not contain '%'" : undefined;
}

function routeWhole(method: string, path: ResourcePath, kind: Kind): Route {
  if (path.name) {
    // Pods of no namespace are a list, never an item.
    if (kind.namespaced && !path.inNamespace) throw noSuchResource();
    if (!hasItems(kind)) throw noSuchResource();
    return { verb: allowed(kind.verbs, watched(itemVerbs[method], path)), kind, subresource: undefined };
  }
  const everyNamespace = kind.namespaced && !path.inNamespace;
  // A review's collection takes POST without being in a namespace only where the kind is cluster-scoped.
  // What is only posted into a namespace is to be found nowhere else.
  if (everyNamespace && !kind.verbs.includes("list")) throw noSuchResource();
  if (everyNamespace && method !== "GET") throw wrongMethod();
  return { verb: allowed(kind.verbs, watched(listVerbs[method], path)), kind, subresource: undefined };
}

/** Bindings and reviews are only ever posted. */
const hasItems = ({ verbs }: Kind): boolean => verbs.some((verb) => verbsOfItems.has(verb));

function routePart(method: string, path: ResourcePath, kind: Kind): Route {
  const subresource = kind.subresources.find(({ name }) => name === path.subresource);
  if (!subresource || (kind.namespaced && !path.inNamespace)) throw noSuchResource();
  if (path.rest && subresource.name !== "proxy") throw noSuchResource();
  if (isConnect(subresource.name)) return { verb: connecting(method, subresource), kind, subresource };
  return { verb: allowed(subresource.verbs, partVerbs[method]), kind, subresource };
}

const connectable = new Set(["exec", "attach", "portforward", "proxy"]);
export const isConnect = (subresource: string): boolean => connectable.has(subresource);

/** What is passed on may come by every method; the other connections are begun by GET or POST. */
function connecting(method: string, { name, verbs }: Subresource): Verb {
  const verb = name === "proxy" && passedOn.has(method) ? "get" : partVerbs[method];
  allowed(verbs, verb);
  return "connect";
}

const passedOn: ReadonlySet<string> = new Set(["HEAD", "OPTIONS"]);

/** Below `/watch/` there is nothing to do but to watch. */
const watched = (verb: Verb | undefined, path: ResourcePath): Verb | undefined =>
  path.watch ? (verb === "get" || verb === "list" ? "watch" : undefined) : verb;

function allowed(verbs: readonly string[], verb: Verb | undefined): Verb {
  if (!verb || !verbs.includes(verb)) throw wrongMethod();
  return verb;
}
