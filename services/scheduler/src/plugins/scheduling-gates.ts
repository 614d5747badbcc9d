import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, reject } from "../framework/verdict.ts";

/** A pod with gates waits until others have taken them all away. */
export const schedulingGates: SchedulerPlugin = {
  name: "SchedulingGates",
  preEnqueue: ({ pod }) => {
    const gates = (pod.spec.schedulingGates ?? []).map(({ name }) => name);
    return gates.length ? reject(`waiting for scheduling gates: [${gates.join(" ")}]`) : pass;
  },
};
