import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { selectionOf } from "./selection.ts";
import { storedKind } from "./stored-kind.ts";

export async function list(call: Call, { store, registry }: RoadDeps): Promise<Answer> {
  const { resourceVersion, resourceVersionMatch, limit, continue: token } = call.options;
  const result = await store.list(storedKind(call.kind, registry), {
    ...selectionOf(call),
    ...(resourceVersion ? { resourceVersion } : {}),
    ...(resourceVersionMatch ? { resourceVersionMatch } : {}),
    ...(limit > 0 ? { limit } : {}),
    ...(token ? { continue: token } : {}),
  });
  return { is: "list", result };
}
