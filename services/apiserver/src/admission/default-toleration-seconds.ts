import { type ApiObject, kinds } from "@kubets/api";
import type { Pod, PodSpec, Toleration } from "@kubets/api/types/core-v1";
import type { AdmissionPlugin } from "./admission.ts";
import { writesOf } from "./handles.ts";
import { specMaker } from "./spec-maker.ts";

const tolerationSeconds = 300;
const taints = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];

/** A pod stays five minutes on a node that does not answer, unless it says otherwise. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: "DefaultTolerationSeconds",
  handles: writesOf(kinds.Pod, "CREATE", "UPDATE"),
  mutate: ({ object }) => {
    const pod = object as ApiObject & Pod;
    const spec = specOf(pod.spec, taints);
    return spec === pod.spec ? pod : { ...pod, spec };
  },
};

const specOf = specMaker((spec: PodSpec, taints: readonly string[]) => {
  const tolerations = spec.tolerations ?? [];
  const added = taints
    .filter((taint) => !tolerations.some((toleration) => covers(toleration, taint)))
    .map((key): Toleration => ({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds }));
  return added.length ? { ...spec, tolerations: [...tolerations, ...added] } : spec;
});

const covers = ({ key, effect }: Toleration, taint: string) =>
  (!key || key === taint) && (!effect || effect === "NoExecute");
