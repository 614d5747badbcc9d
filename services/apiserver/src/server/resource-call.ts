import type { Call } from "../road/call.ts";
import type { Passage } from "../road/passage.ts";
import { asksForWatch, readOptions } from "../road/read-options.ts";
import type { Exchange } from "./exchange.ts";
import { bodyEncoding, patchTypeOf } from "./negotiate.ts";
import type { ResourcePath } from "./parse-path.ts";
import { isConnect, type Route } from "./route.ts";

/** The largest body that is read, as upstream. */
export const maxBodyBytes = 3 * 1024 * 1024;

export interface CallParts {
  readonly exchange: Exchange;
  readonly passage: Passage;
  readonly path: ResourcePath;
  readonly route: Route;
  readonly signal: () => AbortSignal;
}

/** Builds the call of a REST request: options are checked, the body is read but not decoded. */
export async function callOf({ exchange, passage, path, route, signal }: CallParts): Promise<Call> {
  const { headers, method, query } = exchange;
  const watching = route.verb === "list" && asksForWatch(query);
  const verb = watching ? "watch" : route.verb;
  const patchType = verb === "patch" ? patchTypeOf(headers["content-type"]) : undefined;
  const options = readOptions(query, verb, patchType);
  const hasBody = method !== "GET" && method !== "HEAD" && !(route.subresource && isConnect(route.subresource.name));
  const body = hasBody
    ? {
        encoding: patchType ? ("json" as const) : bodyEncodingOf(exchange),
        bytes: await exchange.body(maxBodyBytes),
      }
    : undefined;
  return {
    user: passage.user,
    verb,
    kind: route.kind,
    subresource: route.subresource,
    namespace: path.namespace,
    name: path.name,
    options,
    body,
    patchType,
    warnings: [],
    get signal() {
      return signal();
    },
    userAgent: headers["user-agent"] ?? "",
  };
}

/** A DELETE without a body may say anything about it. */
const bodyEncodingOf = ({ method, headers }: Exchange) =>
  method === "DELETE" && (headers["content-length"] === "0" || !headers["content-type"])
    ? "json"
    : bodyEncoding(headers["content-type"]);
