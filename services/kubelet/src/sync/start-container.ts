import { containerConfig } from "../container/container-config.ts";
import { environmentOf } from "../container/environment.ts";
import { sandboxConfig } from "../container/sandbox-config.ts";
import { runHook } from "../hooks/run-hook.ts";
import { ensureImage } from "../images/ensure-image.ts";
import type { Action } from "../pod/action.ts";
import { graceOf } from "../pod/decide-end.ts";
import { afterRestart } from "../pod/restart.ts";
import { RuntimeError } from "../ports/runtime-error.ts";
import { writePodFiles } from "./pod-files.ts";
import type { PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";
import { teller } from "./tell.ts";

type Start = Extract<Action, { do: "startContainer" }>;

/** From the image to the end of the postStart hook. */
export async function startContainer(memory: PodMemory, action: Start, context: PodParts & { signal: AbortSignal }) {
  const { runtime, signal } = context;
  const { pod } = memory;
  const { spec } = action.container;
  const tell = teller(context.recorder, pod);
  const image = await ensureImage(pod, spec, { runtime, config: context.config, tell, signal });
  const config = await configOf(memory, action, { ...context, image });
  signal.throwIfAborted();
  const sandbox = sandboxConfig(pod, action.sandbox.attempt, context.nodeName);
  const id = await runtime.createContainer(action.sandbox.id, config, sandbox);
  tell("Normal", "Created", `Created container: ${spec.name}`);
  if (signal.aborted) return runtime.removeContainer(id);
  // One that cannot even be started counts as a restart too.
  if (action.previous) memory.crashes.set(spec.name, afterRestart(action.previous, memory.crashes.get(spec.name)));
  await runtime.startContainer(id);
  tell("Normal", "Started", `Started container ${spec.name}`);
  if (spec.lifecycle?.postStart) await postStart(memory, id, { ...context, action });
}

async function configOf(
  { pod, network, volumes }: PodMemory,
  { container: { spec }, attempt }: Start,
  context: PodParts & { image: Awaited<ReturnType<typeof ensureImage>> },
) {
  const ips = network?.ips ?? [];
  const environment = await environmentOf(pod, spec, {
    podIPs: ips,
    hostIPs: context.hostIPs(),
    config: context.config,
    services: context.services(),
    allocatable: context.allocatable(),
  });
  const messagePath = spec.terminationMessagePath ?? "/dev/termination-log";
  const files = await writePodFiles(pod, { container: spec.name, attempt, messagePath, ips }, context);
  return containerConfig(pod, spec, {
    attempt,
    image: context.image,
    environment,
    volumes: volumes ?? new Map(),
    files,
    nodeMemoryBytes: context.nodeMemoryBytes,
  });
}

async function postStart(memory: PodMemory, containerId: string, context: PodParts & { action: Start }) {
  const { runtime, recorder, action } = context;
  const { spec } = action.container;
  const podIP = memory.network?.ips[0] ?? "";
  try {
    const timeoutMs = 2 ** 31 - 1;
    await runHook(spec.lifecycle!.postStart!, { container: spec, containerId, podIP, runtime, timeoutMs });
  } catch (error) {
    const tell = teller(recorder, memory.pod);
    tell("Warning", "FailedPostStartHook", `PostStartHook failed: ${(error as Error).message}`);
    tell("Normal", "Killing", "FailedPostStartHook");
    await runtime.stopContainer(containerId, graceOf({ pod: memory.pod, leaving: false }));
    throw new RuntimeError("PostStartHookError", (error as Error).message);
  }
}
