import type { Body, Call, CallOptions, PatchType, Verb } from "../road/call.ts";
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
  readonly end: Call["end"];
}

/** What a call says beside where it points and what it carries. */
interface Asked {
  readonly verb: Verb;
  readonly patchType: PatchType | undefined;
  readonly options: CallOptions;
}

/** Builds the call of a REST request: options are checked, the body is read but not decoded. Without a body it is there at once. */
export function callOf(parts: CallParts): Call | Promise<Call> {
  const { exchange, route } = parts;
  const { headers, query } = exchange;
  const verb = route.verb === "list" && asksForWatch(query) ? "watch" : route.verb;
  const patchType = verb === "patch" ? patchTypeOf(headers["content-type"]) : undefined;
  const asked = { verb, patchType, options: readOptions(query, verb, patchType) };
  if (!hasBody(exchange, route)) return build(parts, asked, undefined);
  const encoding = patchType ? "json" : bodyEncodingOf(exchange);
  return exchange.body(maxBodyBytes).then((bytes) => build(parts, asked, { encoding, bytes }));
}

function build({ exchange, passage, path, route, end }: CallParts, asked: Asked, body: Body | undefined): Call {
  return {
    user: passage.user,
    verb: asked.verb,
    kind: route.kind,
    subresource: route.subresource,
    namespace: path.namespace,
    name: path.name,
    options: asked.options,
    body,
    patchType: asked.patchType,
    warnings: [],
    end,
    userAgent: exchange.headers["user-agent"] ?? "",
  };
}

const hasBody = ({ method }: Exchange, { subresource }: Route): boolean =>
  method !== "GET" && method !== "HEAD" && !(subresource && isConnect(subresource.name));

/** A DELETE without a body may say anything about it. */
const bodyEncodingOf = ({ method, headers }: Exchange) =>
  method === "DELETE" && (headers["content-length"] === "0" || !headers["content-type"])
    ? "json"
    : bodyEncoding(headers["content-type"]);
