import type { Pod } from "@kubets/api/types/core-v1";
import type { ContainerStatus } from "../ports/runtime.ts";
import type { RoledContainer } from "./containers-of.ts";
import type { CrashBackoff } from "./pod-view.ts";

const firstMs = 10_000;
const lastMs = 300_000;

/** Whether a container that has ended is to run again. A sidecar always is, an ephemeral container never. */
export function isRestarted(pod: Pod, { role, spec }: RoledContainer, exitCode: number): boolean {
  if (role === "ephemeral") return false;
  if (role === "sidecar") return true;
  const policy = spec.restartPolicy ?? pod.spec.restartPolicy ?? "Always";
  if (policy === "Never") return false;
  // An init container that succeeded has done its work, whatever the policy.
  return exitCode !== 0 || (policy === "Always" && role === "app");
}

/** When it may start again: at once after the first exit, and 10 s, 20 s … 300 s after those that follow. */
export function restartAt(ended: ContainerStatus, known: CrashBackoff | undefined): Date {
  const finished = ended.finishedAt ?? ended.createdAt;
  if (!known || isForgotten(known, finished)) return finished;
  return new Date(finished.getTime() + known.delayMs);
}

/** The back-off that follows a restart after this exit. */
export function afterRestart(ended: ContainerStatus, known: CrashBackoff | undefined): CrashBackoff {
  const finished = ended.finishedAt ?? ended.createdAt;
  const delayMs = known && !isForgotten(known, finished) ? Math.min(known.delayMs * 2, lastMs) : firstMs;
  return { delayMs, since: finished };
}

/** A container that ran well for ten minutes begins anew. */
const isForgotten = (known: CrashBackoff, finished: Date): boolean =>
  finished.getTime() - known.since.getTime() > 2 * lastMs;
