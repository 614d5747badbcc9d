import type { IncomingHttpHeaders } from "node:http";
import { type Attributes, isPath, type ResourceAttributes } from "../authorization/authorizer.ts";
import { parseQuery } from "../road/parse-query.ts";

/** What is known of a request before anything is looked up. */
export interface CountedRequest {
  readonly attributes: Attributes;
  readonly headers: IncomingHttpHeaders;
  /** Without the question mark. */
  readonly query: string;
}

/** The labels that every family of requests has. */
export interface RequestLabels {
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
  readonly scope: string;
  readonly component: string;
}

/** Of requests that are for no resource; what they ask for could be anything. */
export const otherLabels: RequestLabels = {
  verb: "other",
  group: "",
  version: "",
  resource: "",
  subresource: "",
  scope: "",
  component: "apiserver",
};

export function labelsOf(attributes: ResourceAttributes, verb: string): RequestLabels {
  const { group, version, resource, subresource } = attributes;
  return { verb, group, version, resource, subresource, scope: scopeOf(attributes), component: "apiserver" };
}

/** Dashboards know writes by their HTTP methods, and tell reads of one from reads of many. */
const reported: Readonly<Record<string, string>> = {
  get: "GET",
  list: "LIST",
  watch: "WATCH",
  create: "POST",
  update: "PUT",
  patch: "PATCH",
  delete: "DELETE",
  deletecollection: "DELETE",
};
const connections = new Set(["log", "exec", "attach", "portforward", "proxy"]);
const ofMany = new Set(["list", "watch", "deletecollection"]);

/** The verb as metrics call it; undefined for what the API does not know. */
export function reportedVerb({ attributes, headers }: CountedRequest): string | undefined {
  if (isPath(attributes)) return undefined;
  const verb = reported[attributes.verb];
  if (attributes.subresource && connections.has(attributes.subresource)) return verb && "CONNECT";
  return verb === "PATCH" && headers["content-type"] === "application/apply-patch+yaml" ? "APPLY" : verb;
}

/** A selector for one name leaves a list what it is. */
const scopeOf = ({ verb, resource, namespace }: ResourceAttributes): string =>
  !ofMany.has(verb) ? "resource" : namespace && resource !== "namespaces" ? "namespace" : "cluster";

/** Values of `dryRun`; most requests have no query at all. */
export function dryRunOf(query: string): string {
  if (!query.includes("dryRun")) return "";
  const values = new Set(parseQuery(query).getAll("dryRun"));
  if (values.size === 0) return "";
  return values.size === 1 && values.has("All") ? "All" : "invalid";
}
