import type { ApiObject } from "@kubets/api";

/** Something about an object that its owner should know: it becomes an Event. */
export interface Finding {
  readonly about: ApiObject;
  readonly reason: string;
  /** What was being done: `ClusterIPAllocation`. */
  readonly action: string;
  readonly note: string;
}
