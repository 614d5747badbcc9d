import type Dockerode from "dockerode";
import type { Container, ContainerStatus, PodSandbox, PodSandboxStatus } from "../../ports/runtime.ts";
import { parseDockerName } from "./container-name.ts";
import { label, splitLabels } from "./labels.ts";

/** One line of docker's list as a container; undefined for a name that no kubelet gave. */
export function readContainer(info: Dockerode.ContainerInfo): Container | undefined {
  const identity = parseDockerName(info.Names?.[0] ?? "");
  if (!identity) return undefined;
  return {
    ...containerOf(info.Labels, identity),
    id: info.Id,
    state: stateOf(info.State),
    createdAt: new Date(info.Created * 1000),
    imageId: info.ImageID,
  };
}

/** One line of docker's list as a sandbox. */
export function readSandbox(info: Dockerode.ContainerInfo): PodSandbox | undefined {
  const identity = parseDockerName(info.Names?.[0] ?? "");
  if (!identity) return undefined;
  return {
    ...sandboxOf(info.Labels, identity),
    id: info.Id,
    state: info.State === "running" ? "Ready" : "NotReady",
    createdAt: new Date(info.Created * 1000),
  };
}

export function readSandboxStatus(inspected: Dockerode.ContainerInspectInfo): PodSandboxStatus | undefined {
  const identity = parseDockerName(inspected.Name);
  if (!identity) return undefined;
  return {
    ...sandboxOf(inspected.Config.Labels, identity),
    id: inspected.Id,
    state: inspected.State.Running ? "Ready" : "NotReady",
    createdAt: new Date(inspected.Created),
    pid: inspected.State.Pid,
  };
}

export function readContainerStatus(inspected: Dockerode.ContainerInspectInfo): ContainerStatus | undefined {
  const identity = parseDockerName(inspected.Name);
  if (!identity) return undefined;
  const { State: state, Config: config } = inspected;
  const createdAt = new Date(inspected.Created);
  const startedAt = dateOf(state.StartedAt);
  // docker leaves a container whose program could not start as merely created, with what went wrong beside it.
  const couldNotRun = state.Status === "created" && state.ExitCode !== 0;
  const ended = couldNotRun || stateOf(state.Status) === "Exited";
  return {
    ...containerOf(config.Labels, identity),
    id: inspected.Id,
    state: couldNotRun ? "Exited" : stateOf(state.Status),
    createdAt,
    imageId: inspected.Image,
    image: config.Labels[label.image] ?? config.Image,
    imageRef: config.Labels[label.imageRef] ?? `docker://${inspected.Image}`,
    ...(couldNotRun ? { startedAt: createdAt, finishedAt: createdAt } : {}),
    ...(startedAt ? { startedAt } : {}),
    ...(ended && dateOf(state.FinishedAt) ? { finishedAt: dateOf(state.FinishedAt) } : {}),
    exitCode: state.ExitCode,
    reason: ended ? reasonOf(state, couldNotRun) : "",
    message: state.Error,
    pid: state.Pid,
  };
}

type Identity = NonNullable<ReturnType<typeof parseDockerName>>;

const containerOf = (labels: Record<string, string>, { pod, namespace, uid, container, attempt }: Identity) => ({
  sandboxId: labels[label.sandboxId] ?? "",
  podUid: uid,
  podName: pod,
  podNamespace: namespace,
  name: container,
  attempt,
  ...splitLabels(labels),
});

const sandboxOf = (labels: Record<string, string>, { pod, namespace, uid, attempt }: Identity) => ({
  ...{ name: pod, namespace, uid, attempt },
  ...splitLabels(labels),
});

/** A paused container still holds its processes; a dead or half-removed one holds none. */
function stateOf(docker: string): Container["state"] {
  switch (docker) {
    case "created":
      return "Created";
    case "running":
    case "paused":
    case "restarting":
      return "Running";
    case "exited":
    case "dead":
    case "removing":
      return "Exited";
    default:
      return "Unknown";
  }
}

function reasonOf(state: Dockerode.ContainerInspectInfo["State"], couldNotRun: boolean): string {
  if (state.OOMKilled) return "OOMKilled";
  if (couldNotRun) return "ContainerCannotRun";
  return state.ExitCode === 0 ? "Completed" : "Error";
}

/** docker writes the year 1 for what did not happen yet. */
function dateOf(text: string): Date | undefined {
  const date = new Date(text);
  return date.getUTCFullYear() > 1 ? date : undefined;
}
