import { badRequest } from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import { type RoadDeps, resourceKey, type VerbHandler } from "../road/deps.ts";
import { inAskedGroup } from "./in-asked-group.ts";
import { verbs } from "./index.ts";

/** Does what a call asks: its subresource's own way where it has one, else the verb. Every door ends here. */
export function runCall(call: Call, deps: RoadDeps): Promise<Answer> {
  return inAskedGroup(call, () => handlerOf(call, deps)(call, deps));
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
