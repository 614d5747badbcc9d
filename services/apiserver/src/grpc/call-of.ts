import { badRequest, parseFieldSelector, tooLarge } from "@kubets/api";
import { attributesOf } from "../authorization/authorizer.ts";
import { forbiddenError } from "../authorization/forbidden-error.ts";
import type { Call, User } from "../road/call.ts";
import { readOptions } from "../road/read-options.ts";
import { routeResource } from "../server/route.ts";
import type { Asked } from "./asked.ts";
import type { Door } from "./door.ts";

/** As for REST: 3 MiB. */
const bodyLimitBytes = 3 * 1024 * 1024;

export interface CallContext {
  readonly user: User;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** The call that was asked for, authorised. Throws as REST does for what is not served, not allowed or not readable. */
export async function callOf(asked: Asked, context: CallContext, door: Door): Promise<Call> {
  const { resource, namespace, name, body, patchType } = asked;
  const { verb, kind, subresource } = routeResource(
    asked.method,
    {
      group: resource.group,
      version: resource.version,
      resource: resource.resource,
      subresource: resource.subresource,
      namespace,
      inNamespace: namespace !== "",
      name,
      watch: asked.watch,
      rest: "",
    },
    door.deps.registry,
  );
  if (verb === "connect") throw badRequest("this subresource is a connection: reach it by REST or on the node");
  if (body && body.bytes.length > bodyLimitBytes) throw tooLarge(bodyLimitBytes);
  const options = readOptions(queryText(asked.query), verb, patchType);
  const call: Call = { ...context, verb, kind, subresource, namespace, name, options, body, patchType, warnings: [] };

  const { fieldSelector } = options;
  const attributes = attributesOf(call, fieldSelector ? parseFieldSelector(fieldSelector) : undefined);
  const { allowed, reason } = await door.authorizer.authorize(context.user, attributes);
  if (!allowed) throw forbiddenError(context.user, attributes, reason);
  return call;
}

function queryText(query: Asked["query"]): string {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return given.length === 0 ? "" : new URLSearchParams(given).toString();
}
