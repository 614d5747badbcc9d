import type { Container } from "@kubets/api/types/core-v1";
import { runHook } from "../hooks/run-hook.ts";
import { containersOf } from "../pod/containers-of.ts";
import type { ContainerStatus } from "../ports/runtime.ts";
import type { PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";
import { teller } from "./tell.ts";

export interface StopOptions {
  readonly graceSeconds: number;
  /** For the event. */
  readonly why: string;
}

/** At least so long is left to a process after its preStop hook, however long that took. */
const leastSeconds = 2;

/** The preStop hook, SIGTERM, and SIGKILL when the grace is over. */
export async function stopContainer(
  memory: PodMemory,
  container: ContainerStatus,
  { graceSeconds, why, ...parts }: StopOptions & Pick<PodParts, "runtime" | "recorder">,
): Promise<void> {
  const { runtime, recorder } = parts;
  const tell = teller(recorder, memory.pod);
  tell("Normal", "Killing", why);
  const began = Date.now();
  const spec = containersOf(memory.pod).find((one) => one.spec.name === container.name)?.spec;
  if (spec?.lifecycle?.preStop) await preStop(spec, { memory, container, graceSeconds, runtime, tell });
  const spent = Math.round((Date.now() - began) / 1000);
  await runtime.stopContainer(container.id, spent === 0 ? graceSeconds : Math.max(leastSeconds, graceSeconds - spent));
}

interface PreStop {
  readonly memory: PodMemory;
  readonly container: ContainerStatus;
  readonly graceSeconds: number;
  readonly runtime: PodParts["runtime"];
  readonly tell: ReturnType<typeof teller>;
}

async function preStop(spec: Container, { memory, container, graceSeconds, runtime, tell }: PreStop): Promise<void> {
  const podIP = memory.network?.ips[0] ?? "";
  const timeoutMs = graceSeconds * 1000;
  const hook = runHook(spec.lifecycle!.preStop!, {
    container: spec,
    containerId: container.id,
    podIP,
    runtime,
    timeoutMs,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  try {
    await Promise.race([hook, late]);
  } catch (error) {
    tell("Warning", "FailedPreStopHook", `PreStopHook failed: ${(error as Error).message}`);
  } finally {
    clearTimeout(timer);
  }
}
