import { ApiError } from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import type { Entry } from "../store/store.ts";
import { removeObject, warnOfOrphans } from "./delete.ts";
import { readDeleteOptions } from "./delete-options.ts";
import { list } from "./list.ts";
import { beginWriting } from "./writing.ts";

/** How many objects of one collection go at the same time. */
const atOnce = 16;

/** DELETE of all objects a selector matches; answers with the list as it was before. */
export async function removeCollection(call: Call, deps: RoadDeps): Promise<Answer> {
  const options = readDeleteOptions(call);
  const before = await list(call, deps);
  warnOfOrphans(call, deps, options);
  if (before.is !== "list") return before;
  const left = [...before.result.entries];
  const removeNext = async (): Promise<void> => {
    for (let entry = left.shift(); entry; entry = left.shift()) {
      call.end.signal.throwIfAborted();
      await ignoringGone(() => removeObject(beginWriting(callFor(call, entry!), deps), options));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, removeNext));
  return before;
}

function callFor(call: Call, { namespace, name }: Entry): Call {
  const { user, kind, subresource, options, body, patchType, warnings, end, userAgent } = call;
  return {
    user,
    verb: "delete",
    kind,
    subresource,
    namespace,
    name,
    options,
    body,
    patchType,
    warnings,
    end,
    userAgent,
  };
}

async function ignoringGone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
  }
}
