import type { Service } from "@kubets/api/types/core-v1";
import type { ApiClient, EventRecorder } from "@kubets/client";
import type { Logger } from "@kubets/component";
import type { ConfigSource } from "../container/environment.ts";
import type { ClusterNames } from "../container/hosts-file.ts";
import type { PodNetwork } from "../ports/pod-network.ts";
import type { Runtime } from "../ports/runtime.ts";
import type { PodVolumes } from "../volumes/pod-volumes.ts";
import type { StatusWriter } from "./status-writer.ts";

/** What working on pods needs: the ports and what is known of the node. */
export interface PodParts {
  readonly nodeName: string;
  readonly rootDir: string;
  readonly runtime: Runtime;
  readonly network: PodNetwork;
  readonly volumes: PodVolumes;
  readonly config: ConfigSource;
  readonly client: Pick<ApiClient, "delete">;
  readonly recorder: EventRecorder;
  readonly statuses: StatusWriter;
  readonly cluster: ClusterNames;
  readonly resolvConfPath: string;
  readonly nodeMemoryBytes: number;
  /** Why pods get no network; empty when they do. */
  readonly networkProblem: () => string;
  readonly hostIPs: () => readonly string[];
  readonly allocatable: () => Readonly<Record<string, string>>;
  readonly services: () => readonly Service[];
  /** A pod's containers run for the first time, so many seconds after it was seen. */
  readonly onStarted: (seconds: number) => void;
  readonly log: Logger;
  readonly wake: (podUid: string) => void;
}
