import type { Pod } from "@kubets/api/types/core-v1";
import type { CrashBackoff, Failure, Part, PodEnd } from "../pod/pod-view.ts";
import type { Prober } from "../probes/prober.ts";

/** What this process knows of a pod beside what the runtime and the API know. All of it may be lost in a restart. */
export interface PodMemory {
  /** As it was seen last. */
  pod: Pod;
  /** The API has it no more, or has another one under its name. */
  isGone: boolean;
  /** When this process saw it first without anything running; undefined once it ran. */
  waitingSince: number | undefined;
  admitted: boolean;
  /** Nothing of it is left on the node. */
  isForgotten: boolean;
  ended: PodEnd | undefined;
  volumes: ReadonlyMap<string, string> | undefined;
  /** Of which sandbox the addresses are. */
  network: { readonly sandboxId: string; readonly ips: readonly string[] } | undefined;
  /** The grace that the running stop was begun with. */
  stopGraceSeconds: number | undefined;
  readonly busy: Map<Part, Operation>;
  readonly failures: Map<Part, Failure>;
  /** Failures in a row. */
  readonly attempts: Map<Part, number>;
  readonly crashes: Map<string, CrashBackoff>;
  readonly probers: Map<string, { readonly containerId: string; readonly prober: Prober }>;
  /** Termination messages by the containers' ids. */
  readonly messages: Map<string, string>;
  /** The back-off of each container of which an event told last. */
  readonly told: Map<string, string>;
}

/** Something under way that takes its time. */
export interface Operation {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

export const newMemory = (pod: Pod): PodMemory => ({
  pod,
  isGone: false,
  waitingSince: pod.status?.startTime ? undefined : Date.now(),
  admitted: false,
  isForgotten: false,
  ended: undefined,
  volumes: undefined,
  network: undefined,
  stopGraceSeconds: undefined,
  busy: new Map(),
  failures: new Map(),
  attempts: new Map(),
  crashes: new Map(),
  probers: new Map(),
  messages: new Map(),
  told: new Map(),
});
