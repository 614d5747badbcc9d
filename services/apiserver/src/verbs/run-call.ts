import { ApiError, badRequest, type Kind } from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import { type RoadDeps, resourceKey, type VerbHandler } from "../road/deps.ts";
import { verbs } from "./index.ts";

/** Does what a call asks: its subresource's own way where it has one, else the verb. Every door ends here. */
export async function runCall(call: Call, deps: RoadDeps): Promise<Answer> {
  try {
    return await handlerOf(call, deps)(call, deps);
  } catch (error) {
    throw asAsked(error, call.kind);
  }
}

/** What the store says of an object that another group stores, in the name of the group that was asked. */
function asAsked(error: unknown, { group, plural, storageKind }: Kind): unknown {
  if (group === storageKind.group || !(error instanceof ApiError)) return error;
  const { reason, message, details } = error;
  if (details?.kind !== plural || details.group === group) return error;
  const named = message.replace(`${plural} "`, `${plural}.${group} "`);
  return new ApiError(reason, named, { details: { ...details, group }, cause: error });
}

/** What is connected to must be there; a connection then needs another protocol than HTTP. */
async function connect({ kind, namespace, name }: Call, { store }: RoadDeps): Promise<Answer> {
  await store.get(kind, namespace, name);
  throw badRequest("Upgrade request required");
}

function handlerOf({ kind, subresource, verb }: Call, { special }: RoadDeps): VerbHandler {
  const own = special.get(resourceKey(kind, subresource?.name))?.[verb];
  if (own) return own;
  if (verb === "connect") return connect;
  return verbs[verb];
}
