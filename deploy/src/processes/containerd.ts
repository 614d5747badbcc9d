import { join } from "node:path";
import type { ProcessDefinition } from "./process-definition.ts";

/** A containerd of the node's own: containers live under it, so that dockerd may die and come back without them noticing. */
export const containerd: ProcessDefinition = {
  name: "containerd",
  description: "containerd of the kubets node",
  runsOn: "every-node",
  stage: 0,
  stopGraceMs: 10_000,
  folders: ({ paths }) => [join(paths.state, "containerd"), join(paths.run, "containerd")],
  files: ({ paths }) => ({
    [join(paths.state, "containerd.toml")]: `version = 2
root = "${paths.state}/containerd"
state = "${paths.run}/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri"]

[grpc]
address = "${paths.containerdSocket}"

[plugins."io.containerd.internal.v1.opt"]
path = "${paths.state}/containerd/opt"
`,
  }),
  command: ({ paths }) => ["containerd", "--config", join(paths.state, "containerd.toml"), "--log-level", "warn"],
};
