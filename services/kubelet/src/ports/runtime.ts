import type { ContainerConfig } from "./container-config.ts";
import type { Image, ImageCredentials, ImageFilesystem, ImageSummary } from "./image.ts";
import type { LinuxResources, PodSandboxConfig } from "./pod-sandbox-config.ts";

/**
 * What runs containers on this node, in the words of the Container Runtime Interface. Methods throw `RuntimeError`s; one that
 * cannot reach the runtime says `Unreachable`, which means unknown and never gone.
 */
export interface Runtime {
  version(): Promise<{ readonly name: string; readonly version: string }>;

  /** Makes and starts the sandbox; resolves with its id when its processes may join it. Its network is attached by `PodNetwork`. */
  runPodSandbox(config: PodSandboxConfig): Promise<string>;
  /** Kills what runs in it, and then the sandbox. Does nothing for one that is stopped or gone. */
  stopPodSandbox(id: string): Promise<void>;
  /** Removes it with its containers. Does nothing for one that is gone. */
  removePodSandbox(id: string): Promise<void>;
  /** Undefined for one that is gone. */
  podSandboxStatus(id: string): Promise<PodSandboxStatus | undefined>;
  /** Sets the limits of the whole pod anew. */
  updatePodSandboxResources(id: string, resources: LinuxResources): Promise<void>;
  /** All sandboxes that kubelets made, stopped ones too, newest first. */
  listPodSandboxes(select?: PodSelect): Promise<readonly PodSandbox[]>;

  /** Makes a container of an image that is present, and does not start it. */
  createContainer(sandboxId: string, config: ContainerConfig, sandbox: PodSandboxConfig): Promise<string>;
  startContainer(id: string): Promise<void>;
  /** SIGTERM (or the image's stop signal), and SIGKILL after the grace; 0 kills at once. Nothing for one that ended or is gone. */
  stopContainer(id: string, graceSeconds: number): Promise<void>;
  /** Sets the limits of a running container anew; those that are absent stay. */
  updateContainerResources(id: string, resources: LinuxResources): Promise<void>;
  /** Removes it with its log. Does nothing for one that is gone; kills one that runs. */
  removeContainer(id: string): Promise<void>;
  /** All containers of pods, ended ones too and without sandboxes, newest first. */
  listContainers(select?: PodSelect): Promise<readonly Container[]>;
  /** Undefined for one that is gone. */
  containerStatus(id: string): Promise<ContainerStatus | undefined>;
  /** Runs a command in a running container and waits; `TimedOut` when it takes longer. */
  execSync(id: string, exec: { readonly command: readonly string[]; readonly timeoutMs: number }): Promise<ExecResult>;
  /** The runtime's own log file of a container: JSON lines `{log, stream, time}`; rotated ones beside it as `.1`, `.2`… */
  containerLogPath(id: string): Promise<string | undefined>;

  /** Pulls it and resolves with the image as it is now on the node. */
  pullImage(image: string, credentials: readonly ImageCredentials[]): Promise<Image>;
  imageStatus(image: string): Promise<Image | undefined>;
  listImages(): Promise<readonly ImageSummary[]>;
  removeImage(id: string): Promise<void>;
  imageFilesystem(): Promise<ImageFilesystem>;

  /** What happened to containers and sandboxes, until the signal aborts; resumes by itself. May tell twice. */
  events(signal: AbortSignal): AsyncIterable<RuntimeEvent>;
  /** Memory and CPU of the running containers. */
  stats(): Promise<readonly ContainerStats[]>;
}

export interface PodSelect {
  readonly podUid?: string;
}

export interface PodSandbox {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly attempt: number;
  readonly state: "Ready" | "NotReady";
  readonly createdAt: Date;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface PodSandboxStatus extends PodSandbox {
  /** Process of the pause container, whose namespaces the others join; 0 when it does not run. */
  readonly pid: number;
}

export interface Container {
  readonly id: string;
  readonly sandboxId: string;
  readonly podUid: string;
  readonly podName: string;
  readonly podNamespace: string;
  readonly name: string;
  readonly attempt: number;
  readonly state: "Created" | "Running" | "Exited" | "Unknown";
  readonly createdAt: Date;
  /** Digest id of the image: `sha256:…`. */
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface ContainerStatus extends Container {
  /** As the pod named it. */
  readonly image: string;
  /** As the API shows it: `docker-pullable://…@sha256:…` or `docker://sha256:…`. */
  readonly imageRef: string;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  readonly exitCode: number;
  readonly signal?: number;
  /** `Completed`, `Error`, `OOMKilled`, `ContainerCannotRun`. */
  readonly reason: string;
  /** What the runtime says about a failed start. */
  readonly message: string;
  readonly pid: number;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

export interface RuntimeEvent {
  readonly type: "ContainerCreated" | "ContainerStarted" | "ContainerDied" | "ContainerRemoved";
  readonly id: string;
  readonly podUid: string;
}

export interface ContainerStats {
  readonly id: string;
  readonly podUid: string;
  readonly podName: string;
  readonly podNamespace: string;
  readonly name: string;
  readonly cpuUsageNanoseconds: bigint;
  readonly memoryWorkingSetBytes: number;
  readonly memoryUsageBytes: number;
}
