import { type Kind, kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
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

/** For plugins that look at changes of the spec of pods that a node runs, by these subresources ("" for the pod itself). */
export const changesOfBoundPods =
  (...subresources: readonly string[]) =>
  ({ kind, operation, subresource, object, old }: AdmissionRequest): boolean =>
    operation === "UPDATE" &&
    kind.plural === kinds.Pod.plural &&
    kind.group === kinds.Pod.group &&
    subresources.includes(subresource) &&
    object?.metadata.generation !== old?.metadata.generation &&
    Boolean((object?.spec as Pod["spec"] | undefined)?.nodeName);
