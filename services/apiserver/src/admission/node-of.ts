import { type ApiObject, kinds } from "@kubets/api";
import type { Node, Pod } from "@kubets/api/types/core-v1";
import type { AdmissionRequest } from "./admission.ts";
import { refuse } from "./refuse.ts";

/** The node that a pod is bound to; a change of the pod is refused where there is none. */
export async function nodeOf({ spec }: Pod, request: AdmissionRequest): Promise<ApiObject & Node> {
  const { store } = request;
  const name = spec.nodeName ?? "";
  const known = store.peek(kinds.Node, "", name);
  const entry = known ?? (await store.get(kinds.Node, "", name).catch(() => undefined));
  if (!entry) throw refuse(request, `node ${JSON.stringify(name)} not found`);
  return entry.object as ApiObject & Node;
}
