import type { Pod } from "@kubets/api/types/core-v1";
import type { ContainerStatus, PodSandbox } from "../ports/runtime.ts";

/** All that is decided from: what is wanted, what the runtime has, and what this process remembers. */
export interface PodView {
  readonly pod: Pod;
  /** The API has removed it, or asks for its removal: it is to end. */
  readonly leaving: boolean;
  /** Newest first. */
  readonly sandboxes: readonly PodSandbox[];
  /** Of all sandboxes, newest first. */
  readonly containers: readonly ContainerStatus[];
  /** Of the current sandbox; empty before its network is attached. */
  readonly ips: readonly string[];
  readonly volumesReady: boolean;
  /** What is being done now, by part. */
  readonly busy: ReadonlySet<Part>;
  /** What went wrong last, by part. */
  readonly failures: ReadonlyMap<Part, Failure>;
  readonly crashes: ReadonlyMap<string, CrashBackoff>;
  readonly probes: ReadonlyMap<string, ProbeState>;
  /** Set once the pod was refused or ended by the kubelet itself. */
  readonly ended: PodEnd | undefined;
}

/** What can be worked on by itself: `volumes`, `sandbox`, `stop`, one container, or what is left of its earlier attempts. */
export type Part = "volumes" | "sandbox" | "stop" | "cleanup" | `container/${string}` | `remains/${string}`;

export interface Failure {
  readonly reason: string;
  readonly message: string;
  readonly at: Date;
  readonly retryAt: Date;
}

export interface CrashBackoff {
  readonly delayMs: number;
  /** When the exit that it follows happened. */
  readonly since: Date;
}

/** Verdicts of a container's probes; of the container with that id only. */
export interface ProbeState {
  readonly containerId: string;
  readonly started: boolean;
  readonly ready: boolean;
  /** Which probe wants the container killed. */
  readonly fatal: "liveness" | "startup" | undefined;
}

/** Why the kubelet ends a pod: DeadlineExceeded, Evicted, OutOfcpu, NodeAffinity… */
export interface PodEnd {
  readonly reason: string;
  readonly message: string;
}

/** The newest container of that name. */
export const newest = (view: PodView, name: string): ContainerStatus | undefined =>
  view.containers.find((container) => container.name === name);

/** The sandbox that new containers join: the newest, when it runs. */
export const currentSandbox = ({ sandboxes: [first] }: PodView): PodSandbox | undefined =>
  first?.state === "Ready" ? first : undefined;

/** How long a failure to pull is shown as itself before it is shown as a back-off. */
export const freshMs = 2000;
