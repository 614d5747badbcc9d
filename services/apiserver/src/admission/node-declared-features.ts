import { isDeepStrictEqual } from "node:util";
import { type ApiObject, amountsAsIn, kinds } from "@kubets/api";
import type { Node, Pod } from "@kubets/api/types/core-v1";
import type { AdmissionPlugin } from "./admission.ts";
import { changesOfBoundPods } from "./handles.ts";
import { nodeOf } from "./node-of.ts";
import { refuse } from "./refuse.ts";

/** A pod may be changed only in ways that its node says it can follow. */
export const nodeDeclaredFeatures: AdmissionPlugin = {
  name: "NodeDeclaredFeatureValidator",
  handles: changesOfBoundPods("", "resize"),
  validate: async (request) => {
    const pod = request.object as ApiObject & Pod;
    const before = amountsAsIn(kinds.Pod.message, request.old as ApiObject & Pod, pod);
    const needed = featuresNeeded(pod, before);
    if (!needed.length) return;
    const node = await nodeOf(pod, request);
    const missing = needed.filter((feature) => !declared(node).includes(feature));
    if (!missing.length) return;
    const features = `pod update requires features ${missing.join(", ")}`;
    throw refuse(request, `${features} which are not available on node "${pod.spec.nodeName}"`);
  },
};

const declared = ({ status }: Node): readonly string[] => status?.declaredFeatures ?? [];

/** What a kubelet must know how to do for this change, in upstream's order. */
function featuresNeeded({ spec }: Pod, { spec: before }: Pod): string[] {
  const isResized = !isDeepStrictEqual(spec.resources, before.resources);
  const initContainers = spec.initContainers ?? [];
  const isPrepared = before.initContainers?.some(
    ({ restartPolicy, resources }, i) =>
      restartPolicy !== "Always" && !isDeepStrictEqual(resources, initContainers[i]?.resources),
  );
  return [
    ...(isResized ? ["InPlacePodLevelResourcesVerticalScaling"] : []),
    ...(isPrepared ? ["InPlacePodVerticalScalingInitContainers"] : []),
  ];
}
