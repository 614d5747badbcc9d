import { type ApiObject, applyDefaults } from "@kubets/api";
import type { AdmissionRequest } from "../admission/admission.ts";
import type { RoadDeps } from "./deps.ts";

/** Runs the mutating plugins in order; defaults are filled in again after each change. */
export async function mutate(
  request: AdmissionRequest,
  deps: Pick<RoadDeps, "admission">,
): Promise<ApiObject | undefined> {
  let object = request.object;
  for (const plugin of deps.admission) {
    const asked: AdmissionRequest = object === request.object ? request : { ...request, object };
    if (!plugin.mutate || !plugin.handles(asked)) continue;
    const answer = plugin.mutate(asked);
    const changed = answer instanceof Promise ? await answer : answer;
    if (object && changed !== object) object = applyDefaults(request.kind, changed, object);
  }
  return object;
}

/** Runs the validating plugins; the first refusal is thrown. */
export async function validate(request: AdmissionRequest, deps: Pick<RoadDeps, "admission">): Promise<void> {
  for (const plugin of deps.admission) {
    if (!plugin.validate || !plugin.handles(request)) continue;
    const later = plugin.validate(request);
    if (later) await later;
  }
}
