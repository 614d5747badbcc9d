import type { Pod } from "@kubets/api/types/core-v1";
import { isOver } from "../model/pod-info.ts";

/** A pod that waits for this scheduler. */
export const wantsNode = (pod: Pod, schedulerName: string): boolean =>
  !pod.spec.nodeName && pod.spec.schedulerName === schedulerName && !isOver(pod) && !pod.metadata.deletionTimestamp;
