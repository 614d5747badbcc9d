import { ApiError } from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { readSent } from "../road/read-object.ts";
import { createObject } from "./create.ts";
import { checkUid } from "./preconditions.ts";
import { updateObject } from "./update-object.ts";
import { beginWriting, checkName, inNamespace } from "./writing.ts";

/** PUT: the object becomes what was sent, as far as the kind lets it. */
export async function update(call: Call, deps: RoadDeps): Promise<Answer> {
  const { value, object } = readSent(call);
  const sent = inNamespace(object, call);
  checkName(sent, call);
  const writing = beginWriting(call, deps);
  const next = (current: { readonly entry: Parameters<typeof checkUid>[0]["entry"] }) => {
    checkUid({ entry: current.entry, uid: sent.metadata.uid, call });
    return { object: sent, managed: false, value };
  };
  try {
    return { is: "entry", code: 200, entry: await updateObject(writing, next) };
  } catch (error) {
    const missing = error instanceof ApiError && error.reason === "NotFound";
    if (!missing || !writing.record.allowCreateOnUpdate || call.subresource) throw error;
    return { is: "entry", code: 201, entry: await createObject(writing, sent, { value }) };
  }
}
