import type { Kind } from "@kubets/api";
import type { AdmissionRequest } from "./admission.ts";

type Operation = AdmissionRequest["operation"];

/** For plugins that look at the object itself, of one kind: `handles: writesOf(kinds.Pod, "CREATE")`. */
export const writesOf =
  (kind: Kind, ...operations: readonly Operation[]) =>
  (request: AdmissionRequest): boolean =>
    request.kind.plural === kind.plural &&
    request.kind.group === kind.group &&
    request.subresource === "" &&
    request.object !== undefined &&
    operations.includes(request.operation);
