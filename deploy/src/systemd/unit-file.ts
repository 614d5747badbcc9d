import { dirname, relative } from "node:path";
import type { ServiceSpec } from "../supervisor/service-spec.ts";

export interface UnitOptions {
  readonly spec: ServiceSpec;
  readonly description: string;
  /** Units to be started before this one. */
  readonly after: readonly string[];
}

/** `node-1/kubelet` is kubets-kubelet.service: a machine is one node. */
export const unitName = ({ name }: Pick<ServiceSpec, "name">): string => `kubets-${name.split("/").at(-1)}.service`;

/** A word of a command line as systemd.service(5) reads it. */
const quoted = (word: string): string =>
  `"${word.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("%", "%%").replaceAll("$", "$$$$")}"`;

const bare = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) && !word.includes("%") ? word : quoted(word));

/**
 * The unit of a process. `KillMode=process` for what has containers or rules below it: a restart leaves those alone.
 * Restarts follow the same growing pauses as those of our own supervisor.
 */
export function unitFile({ spec, description, after }: UnitOptions): string {
  const environment = Object.entries(spec.environment);
  const set = environment
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}\n`);
  const unset = environment.filter(([, value]) => value === null).map(([name]) => name);
  const order = ["network-online.target", ...after].join(" ");
  return `[Unit]
Description=${description}
Wants=network-online.target
After=${order}
StartLimitIntervalSec=0

[Service]
${spec.stale.map((file) => `ExecStartPre=rm -f ${bare(file)}\n`).join("")}ExecStart=${spec.command.map(bare).join(" ")}
${set.join("")}${unset.length > 0 ? `UnsetEnvironment=${unset.join(" ")}\n` : ""}Restart=always
RestartSec=200ms
RestartSteps=6
RestartMaxDelaySec=10s
TimeoutStopSec=${Math.ceil(spec.stopGraceMs / 1000)}s
RuntimeDirectory=${relative("/run", dirname(spec.pidFile))}
RuntimeDirectoryPreserve=yes
KillMode=process
Delegate=yes
OOMScoreAdjust=-900
LimitNOFILE=1048576
TasksMax=infinity

[Install]
WantedBy=multi-user.target
`;
}
