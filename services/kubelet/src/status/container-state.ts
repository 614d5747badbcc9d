import type { ContainerStatus as ApiContainerStatus, ContainerState } from "@kubets/api/types/core-v1";
import type { RoledContainer } from "../pod/containers-of.ts";
import { podText } from "../pod/containers-of.ts";
import { type Failure, freshMs, newest, type PodView } from "../pod/pod-view.ts";
import { isRestarted, restartAt } from "../pod/restart.ts";
import type { ContainerStatus } from "../ports/runtime.ts";
import { timeText } from "./time-text.ts";

export interface Termination {
  /** What the container wrote to its termination message file, or the end of its log. */
  message(container: ContainerStatus): string;
}

/** The state of one container as the API shows it. */
export function containerStatus(view: PodView, container: RoledContainer, context: { now: Date } & Termination) {
  const { name } = container.spec;
  const attempts = view.containers.filter((one) => one.name === name && one.state !== "Created");
  const [latest, before] = attempts;
  const { state, shown } = stateOf(view, container, context);
  const lastEnded = state.terminated ? before : [latest, before].find((one) => one?.state === "Exited");
  const isRunning = state.running !== undefined;
  const probes = view.probes.get(name);
  const isProbed = probes?.containerId === latest?.id ? probes : undefined;
  const started = isRunning && (container.spec.startupProbe ? isProbed?.started === true : true);
  return {
    name,
    state,
    lastState: lastEnded ? { terminated: terminated(lastEnded, context.message(lastEnded)) } : {},
    ready: readyOf(container, { state, started, probedReady: isProbed?.ready === true }),
    restartCount: newest(view, name)?.attempt ?? 0,
    image: shown?.image || container.spec.image || "",
    imageID: shown?.imageRef ?? "",
    ...(shown ? { containerID: `docker://${shown.id}` } : {}),
    started,
    ...allocated(container),
    ...mounts(container),
  } satisfies ApiContainerStatus;
}

function readyOf(
  { role, spec }: RoledContainer,
  of: { state: ContainerState; started: boolean; probedReady: boolean },
) {
  if (role === "init") return of.state.terminated?.exitCode === 0;
  if (!of.state.running || !of.started) return false;
  return spec.readinessProbe ? of.probedReady : true;
}

interface Shown {
  readonly state: ContainerState;
  /** The container that the state is of. */
  readonly shown: ContainerStatus | undefined;
}

function stateOf(view: PodView, container: RoledContainer, { now, message }: { now: Date } & Termination): Shown {
  const { name } = container.spec;
  const found = newest(view, name);
  const latest = found?.state === "Created" ? undefined : found;
  const failure = view.failures.get(`container/${name}`);
  if (latest?.state === "Running")
    return { state: { running: { startedAt: timeText(latest.startedAt ?? latest.createdAt) } }, shown: latest };
  const crash = view.crashes.get(name);
  const isBackingOff =
    crash && latest?.state === "Exited" && restartAt(latest, crash) > now && willRun(view, container, latest);
  const isFresh = failure && now.getTime() - failure.at.getTime() <= freshMs;
  if (failure && !view.ended && (isFresh || !isBackingOff) && (!latest || willRun(view, container, latest)))
    return {
      state: { waiting: waitingAfter(failure, { name, image: container.spec.image ?? "", now }) },
      shown: latest,
    };
  if (!latest) {
    const hasInit = (view.pod.spec.initContainers ?? []).length > 0;
    const reason = hasInit && container.role === "app" ? "PodInitializing" : "ContainerCreating";
    return { state: { waiting: { reason } }, shown: undefined };
  }
  if (crash && isBackingOff) {
    const text = `back-off ${goDuration(crash.delayMs)} restarting failed container=${name} pod=${podText(view.pod)}`;
    return { state: { waiting: { reason: "CrashLoopBackOff", message: text } }, shown: latest };
  }
  return { state: { terminated: terminated(latest, message(latest)) }, shown: latest };
}

const willRun = (view: PodView, container: RoledContainer, latest: ContainerStatus): boolean =>
  !view.leaving && !view.ended && isRestarted(view.pod, container, latest.exitCode);

function waitingAfter(failure: Failure, { image, now }: { name: string; image: string; now: Date }) {
  const isPull = ["ErrImagePull", "RegistryUnavailable"].includes(failure.reason);
  if (isPull && now.getTime() - failure.at.getTime() > freshMs)
    return {
      reason: "ImagePullBackOff",
      message: `Back-off pulling image "${image}": ${failure.reason}: ${failure.message}`,
    };
  return { reason: failure.reason, message: failure.message };
}

const terminated = (container: ContainerStatus, message: string) => ({
  exitCode: container.exitCode,
  ...(container.signal ? { signal: container.signal } : {}),
  reason: container.reason || (container.exitCode === 0 ? "Completed" : "Error"),
  ...(message ? { message } : {}),
  startedAt: timeText(container.startedAt ?? container.createdAt),
  finishedAt: timeText(container.finishedAt ?? container.createdAt),
  containerID: `docker://${container.id}`,
});

function allocated({ spec: { resources } }: RoledContainer) {
  if (!resources || Object.keys(resources).length === 0) return {};
  const { limits, requests } = resources;
  return {
    ...(requests ? { allocatedResources: requests } : {}),
    resources: { ...(limits ? { limits } : {}), ...(requests ? { requests } : {}) },
  };
}

function mounts({ spec: { volumeMounts = [] } }: RoledContainer) {
  if (volumeMounts.length === 0) return {};
  return {
    volumeMounts: volumeMounts.map(({ name, mountPath, readOnly }) => ({
      name,
      mountPath,
      ...(readOnly ? { readOnly, recursiveReadOnly: "Disabled" } : {}),
    })),
  };
}

/** `10s`, `2m40s`, as Go prints durations of whole seconds. */
function goDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
