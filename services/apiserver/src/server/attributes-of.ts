import { parseFieldSelector } from "@kubets/api";
import { type Attributes, requiredField } from "../authorization/authorizer.ts";
import { parseQuery } from "../road/parse-query.ts";
import { asksForWatch } from "../road/read-options.ts";
import type { Exchange } from "./exchange.ts";
import type { ResourcePath } from "./parse-path.ts";

const itemVerbs: Readonly<Record<string, string>> = {
  GET: "get",
  HEAD: "get",
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** The parts of a request that say what it wants. */
export type Target = Pick<Exchange, "method" | "path" | "query">;

/** What a request wants, by its method and path alone: known before anything is looked up. */
export function attributesOf({ method, path, query }: Target, resource: ResourcePath | undefined): Attributes {
  if (!resource) return { verb: method.toLowerCase(), path };
  const { group, version, namespace, subresource } = resource;
  const verb = verbOf(method, query, resource);
  const attributes = {
    verb,
    group,
    version,
    resource: resource.resource,
    subresource,
    // Namespaces are their own namespace to the authoriser.
    namespace: resource.resource === "namespaces" && !group ? resource.name : namespace,
    name: resource.name,
  };
  const selects = verb === "list" || verb === "watch" || verb === "deletecollection";
  const fieldSelector = selects ? selectorIn(query) : undefined;
  if (!fieldSelector) return attributes;
  return {
    ...attributes,
    name: attributes.name || (requiredField(fieldSelector, "metadata.name") ?? ""),
    fieldSelector,
  };
}

function verbOf(method: string, query: string, { name, subresource, watch }: ResourcePath): string {
  const verb = itemVerbs[method] ?? "";
  if (subresource) return verb;
  if (watch && verb === "get") return "watch";
  if (verb === "get" && !name) return asksForWatch(query) ? "watch" : "list";
  if (verb === "delete" && !name) return "deletecollection";
  return verb;
}

/** A selector that cannot be read selects nothing here; the verb will say what is wrong with it. */
function selectorIn(query: string) {
  if (!query.includes("fieldSelector")) return undefined;
  try {
    return parseFieldSelector(parseQuery(query).get("fieldSelector") ?? "");
  } catch {
    return undefined;
  }
}
