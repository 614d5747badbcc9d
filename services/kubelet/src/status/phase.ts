import type { ContainerStatus, Pod } from "@kubets/api/types/core-v1";
import { containersOf } from "../pod/containers-of.ts";

export type Phase = "Pending" | "Running" | "Succeeded" | "Failed";

export interface PhaseInput {
  readonly pod: Pod;
  readonly statuses: ReadonlyMap<string, ContainerStatus>;
  /** The pod is ended for good: nothing of it will run again. */
  readonly isOver: boolean;
  readonly wasEnded: boolean;
}

/** The phase that the containers' states add up to. */
export function phaseOf({ pod, statuses, isOver, wasEnded }: PhaseInput): Phase {
  if (wasEnded) return "Failed";
  const of = (role: string) =>
    containersOf(pod)
      .filter((one) => one.role === role)
      .map((one) => statuses.get(one.spec.name));
  const inits = of("init");
  const apps = of("app");
  if (isOver) {
    const allSucceeded = [...inits, ...apps].every((status) => ended(status)?.exitCode === 0);
    return allSucceeded ? "Succeeded" : "Failed";
  }
  const policy = pod.spec.restartPolicy ?? "Always";
  if (policy === "Never" && inits.some((status) => (ended(status)?.exitCode ?? 0) !== 0)) return "Failed";
  const appsBegan = apps.some((status) => status?.state.running || ended(status));
  if (!appsBegan && inits.some((status) => ended(status)?.exitCode !== 0)) return "Pending";
  if (apps.some((status) => !status?.state.running && !ended(status))) return "Pending";
  if (apps.some((status) => status?.state.running) || policy === "Always") return "Running";
  if (apps.every((status) => ended(status)?.exitCode === 0)) return "Succeeded";
  return policy === "Never" ? "Failed" : "Running";
}

/** A container that waits for its restart has ended before. */
const ended = (status: ContainerStatus | undefined) => status?.state.terminated ?? status?.lastState.terminated;
