import type { Pod } from "@kubets/api/types/core-v1";
import { hasEnded } from "../../objects/pods.ts";
import { sum, wantedReplicas } from "./limits.ts";
import { isUsed, type Sets } from "./replica-sets.ts";
import type { Resize } from "./resize.ts";

/** All old pods go before the first new one comes. */
export const stopOld = ({ old }: Sets): readonly Resize[] =>
  old.filter((set) => isUsed(set)).map((set) => ({ set, replicas: 0 }));

/** Also while they are only on their way out. */
export const oldStillRun = ({ old }: Sets, oldPods: readonly Pod[]): boolean =>
  sum(old, ({ status }) => status?.replicas) > 0 || oldPods.some((pod) => !hasEnded(pod));

export const startNewest = ({ newest }: Sets, wanted: number): readonly Resize[] =>
  newest && wantedReplicas(newest) !== wanted ? [{ set: newest, replicas: wanted }] : [];
