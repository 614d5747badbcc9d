import type { SchedulerPlugin } from "../framework/plugin.ts";
import { pass, reject } from "../framework/verdict.ts";
import { collides } from "../model/host-ports.ts";

/** Two pods cannot have the same port of a node. */
export const nodePorts: SchedulerPlugin = {
  name: "NodePorts",
  retryWhen: [
    { kind: "Pod", change: ["deleted"] },
    { kind: "Node", change: ["added", "updated"] },
  ],
  filter: ({ hostPorts }) => {
    if (hostPorts.length === 0) return undefined;
    return {
      judge: ({ pods }) => {
        for (const other of pods.values())
          if (other.hostPorts.some((taken) => hostPorts.some((wanted) => collides(taken, wanted))))
            return reject("node(s) didn't have free ports for the requested pod ports");
        return pass;
      },
    };
  },
};
