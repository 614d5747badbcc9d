import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { formatIdentity, identityOf, isAlive, type ProcessIdentity, readPidFile } from "../host/process-identity.ts";
import type { ServiceSpec } from "./service-spec.ts";

/** A running service, whether we started it or a supervisor before us. */
export interface Child {
  readonly identity: ProcessIdentity;
  /** How it ended, in words. */
  readonly ended: Promise<string>;
}

/** How often an adopted process, which is no child of ours, is looked at. */
const lookMs = 300;

/** Starts a service. Its output goes to its log file itself, not through us, so that it outlives us. */
export function startChild(spec: ServiceSpec): Child {
  mkdirSync(dirname(spec.log), { recursive: true });
  mkdirSync(dirname(spec.pidFile), { recursive: true });
  for (const file of spec.stale) rmSync(file, { force: true });
  const log = openSync(spec.log, "a", 0o640);
  const enter = spec.namespace ? ["nsenter", `--net=/run/netns/${spec.namespace}`, "--"] : [];
  const [program, ...flags] = [...enter, ...spec.command];
  const child = spawn(program!, flags, { stdio: ["ignore", log, log], detached: true, env: environmentOf(spec) });
  closeSync(log);
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (identity) writeFileSync(spec.pidFile, `${formatIdentity(identity)}${fingerprint(spec)}\n`);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return {
    identity: identity ?? { pid: child.pid ?? 0, startTime: "" },
    ended: ended.finally(() => rmSync(spec.pidFile, { force: true })),
  };
}

/** The process that an earlier supervisor started for this very spec, if it still runs. */
export function adoptChild(spec: ServiceSpec): Child | undefined {
  const identity = readPidFile(spec.pidFile);
  return identity && startedFor(spec) ? { identity, ended: goneOf(identity) } : undefined;
}

/** A process of this name that was started with other flags. */
export function strayChild(spec: ServiceSpec): Child | undefined {
  const identity = readPidFile(spec.pidFile);
  return identity && !startedFor(spec) ? { identity, ended: goneOf(identity) } : undefined;
}

async function goneOf(identity: ProcessIdentity): Promise<string> {
  while (isAlive(identity)) await pause(lookMs);
  return "it ended while nobody was its parent";
}

/** SIGTERM, and SIGKILL for what does not listen. */
export async function stopChild({ identity, ended }: Child, graceMs: number): Promise<void> {
  signal(identity, "SIGTERM");
  const timer = setTimeout(() => signal(identity, "SIGKILL"), graceMs);
  await ended;
  clearTimeout(timer);
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (isAlive(identity)) process.kill(identity.pid, name);
}

const fingerprint = (spec: ServiceSpec): string =>
  createHash("sha256")
    .update(JSON.stringify([spec.command, spec.environment, spec.namespace]))
    .digest("hex");

const startedFor = (spec: ServiceSpec): boolean => readFileSync(spec.pidFile, "utf8").includes(fingerprint(spec));

const environmentOf = ({ environment }: ServiceSpec): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries({ ...process.env, ...environment }).filter((entry): entry is [string, string] => entry[1] != null),
  );
