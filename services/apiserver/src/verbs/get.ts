import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { storedKind } from "./stored-kind.ts";

export async function get(call: Call, { store, registry }: RoadDeps): Promise<Answer> {
  const { resourceVersion } = call.options;
  const kind = storedKind(call.kind, registry);
  const entry = await store.get(kind, call.namespace, call.name, resourceVersion ? { resourceVersion } : undefined);
  return { is: "entry", code: 200, entry };
}
