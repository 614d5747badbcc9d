import { type ApiObject, kinds } from "@kubets/api";
import type { Node } from "@kubets/api/types/core-v1";
import type { AdmissionPlugin } from "./admission.ts";
import { writesOf } from "./handles.ts";

const notReady = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" } as const;

/** A node that registers takes no pods until a controller has seen it ready. */
export const taintNodesByCondition: AdmissionPlugin = {
  name: "TaintNodesByCondition",
  handles: writesOf(kinds.Node, "CREATE"),
  mutate: ({ object }) => {
    const node = object as ApiObject & Node;
    const taints = node.spec?.taints ?? [];
    const tainted = taints.some(({ key, effect }) => key === notReady.key && effect === notReady.effect);
    return tainted ? node : { ...node, spec: { ...node.spec, taints: [...taints, notReady] } };
  },
};
