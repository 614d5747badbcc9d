import { type ApiObject, applyDefaults } from "@kubets/api";
import type { AdmissionRequest } from "../admission/admission.ts";
import type { AdmissionStep, RoadDeps } from "./deps.ts";

type Admitting = Pick<RoadDeps, "admission" | "admissionStep">;

/** Runs the mutating plugins in order; defaults are filled in again after each change. */
export async function mutate(request: AdmissionRequest, deps: Admitting): Promise<ApiObject | undefined> {
  const { admissionStep = unwatched } = deps;
  return admissionStep("admit", request, async () => {
    let object = request.object;
    for (const plugin of deps.admission) {
      const asked: AdmissionRequest = object === request.object ? request : { ...request, object };
      if (!plugin.mutate || !plugin.handles(asked)) continue;
      const answer = plugin.mutate(asked);
      const changed = answer instanceof Promise ? await answer : answer;
      if (object && changed !== object) object = applyDefaults(request.kind, changed, object);
    }
    return object;
  });
}

/** Runs the validating plugins; the first refusal is thrown. */
export async function validate(request: AdmissionRequest, deps: Admitting): Promise<void> {
  const { admissionStep = unwatched } = deps;
  return admissionStep("validate", request, async () => {
    for (const plugin of deps.admission) {
      if (!plugin.validate || !plugin.handles(request)) continue;
      const later = plugin.validate(request);
      if (later) await later;
    }
  });
}

const unwatched: AdmissionStep = (_type, _request, run) => run();
