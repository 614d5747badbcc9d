import type { Logger } from "@kubets/component";
import type { PodVolumes } from "../volumes/pod-volumes.ts";
import type { PodLoop } from "./pod-loop.ts";

export interface VolumeRefresh {
  readonly volumes: Pick<PodVolumes, "refresh">;
  readonly pods: Pick<PodLoop, "mounted">;
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Writes again, pod by pod, what follows other objects: config maps, secrets, tokens, labels. */
export function refreshVolumes({ volumes, pods, everyMs, signal, log }: VolumeRefresh): void {
  let working = false;
  const round = async () => {
    if (working) return;
    working = true;
    for (const pod of pods.mounted())
      await volumes
        .refresh(pod)
        .catch((error) => log.info("A volume was not refreshed", { pod: pod.metadata.name, error }));
    working = false;
  };
  const timer = setInterval(() => void round(), everyMs);
  signal.addEventListener("abort", () => clearInterval(timer));
}
