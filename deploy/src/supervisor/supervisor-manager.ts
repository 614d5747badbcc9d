import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "../failure.ts";
import { readIfPresent, writeIfChanged } from "../host/files.ts";
import { isAlive, type ProcessIdentity, readPidFile } from "../host/process-identity.ts";
import { run } from "../host/run.ts";
import { systemdRuns } from "../host/systemd-runs.ts";
import { layout } from "../layout.ts";
import type { ServiceManager } from "../service-manager/service-manager.ts";
import { guardOf } from "./guard.ts";
import type { ServiceSpec, ServiceState } from "./service-spec.ts";

const folder = join(layout.runRoot, "supervisor");
const files = {
  services: join(folder, "services.json"),
  status: join(folder, "status.json"),
  pid: join(folder, "supervisor.pid"),
  guard: join(folder, "guard.pid"),
  log: "/var/log/kubets/supervisor.log",
};
const unit = "kubets-supervisor";
const program = new URL("./main.ts", import.meta.url).pathname;
/** It runs next to nothing, so its heap may be tiny. */
const heap = ["--max-semi-space-size=1", "--max-old-space-size=64"];
const stopWithinMs = 90_000;
const flags = ["--services", files.services, "--status", files.status, "--pid-file", files.pid];
const command = [layout.nodeBinary, ...heap, program, ...flags];

/** Where systemd runs, it is what brings a killed supervisor back. */
const guarded = (services: readonly ServiceSpec[]): readonly ServiceSpec[] =>
  systemdRuns()
    ? services
    : [...services, guardOf({ command, supervisorPidFile: files.pid, pidFile: files.guard, log: files.log })];

const text = (services: readonly ServiceSpec[]): string => `${JSON.stringify({ services }, undefined, 1)}\n`;

/** Has the services run by one small process of ours: for machines without systemd, and for nodes that are no machines. */
export const supervisorManager: ServiceManager = {
  apply: async (services) => {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    const changed = await writeIfChanged(files.services, text(guarded(services)), 0o600);
    const running = readPidFile(files.pid);
    if (!running) await launch();
    else if (changed) process.kill(running.pid, "SIGHUP");
    return changed || !running;
  },
  stopAbove: async (stage) => {
    const running = readPidFile(files.pid);
    if (!running) return;
    const { services } = JSON.parse(await readFile(files.services, "utf8")) as { services: ServiceSpec[] };
    const gone = services.filter((service) => service.stage > stage);
    await writeIfChanged(files.services, text(services.filter((service) => service.stage <= stage)), 0o600);
    process.kill(running.pid, "SIGHUP");
    await until(() => gone.every(({ pidFile }) => !readPidFile(pidFile)), "the services to stop");
  },
  stop: async () => {
    const running = readPidFile(files.pid);
    if (running) await end(running);
    await rm(folder, { recursive: true, force: true });
  },
  states: async () => {
    const status = readPidFile(files.pid) ? await readIfPresent(files.status) : undefined;
    return status === undefined ? [] : (JSON.parse(status) as { services: ServiceState[] }).services;
  },
};

/** Where systemd runs, the supervisor is a unit of its own, so that it does not end with the session that started it. */
async function launch(): Promise<void> {
  await mkdir("/var/log/kubets", { recursive: true, mode: 0o750 });
  if (systemdRuns()) {
    const properties = [
      "KillMode=process",
      "Restart=on-failure",
      "Delegate=yes",
      "TasksMax=infinity",
      "OOMScoreAdjust=-900",
    ];
    await run("systemd-run", [
      "--quiet",
      "--collect",
      `--unit=${unit}`,
      ...properties.map((p) => `--property=${p}`),
      ...command,
    ]);
  } else {
    const log = openSync(files.log, "a", 0o640);
    spawn(command[0]!, command.slice(1), { detached: true, stdio: ["ignore", log, log], cwd: "/" }).unref();
  }
  await until(() => readPidFile(files.pid) !== undefined, `the supervisor to start; ${files.log} says more`, 15_000);
}

async function end(running: ProcessIdentity): Promise<void> {
  process.kill(running.pid, "SIGTERM");
  await until(() => !isAlive(running), "the supervisor to stop");
}

async function until(holds: () => boolean, what: string, withinMs = stopWithinMs): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Failure(`waited ${withinMs / 1000} s in vain for ${what}`);
    await pause(20);
  }
}
