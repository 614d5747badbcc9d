import type { Action } from "../pod/action.ts";
import { containersOf } from "../pod/containers-of.ts";
import { graceOf } from "../pod/decide-end.ts";
import { RuntimeError } from "../ports/runtime-error.ts";
import { podFolder } from "../volumes/pod-volumes.ts";
import { createSandbox } from "./create-sandbox.ts";
import { forgetPod } from "./forget-pod.ts";
import { operate, type Work } from "./operate.ts";
import type { PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";
import { startContainer } from "./start-container.ts";
import { stopContainer } from "./stop-container.ts";
import { stopPod } from "./stop-pod.ts";
import { teller } from "./tell.ts";

/** Begins what was decided. Nothing here is waited for: the pod is looked at again when it is done. */
export function act(memory: PodMemory, action: Action, parts: PodParts): void {
  const onSettled = () => parts.wake(memory.pod.metadata.uid ?? "");
  operate(memory, { ...workFor(memory, action, parts), onSettled });
}

function workFor(memory: PodMemory, action: Action, parts: PodParts): Omit<Work, "onSettled"> {
  const { pod } = memory;
  const uid = pod.metadata.uid ?? "";
  const tell = teller(parts.recorder, pod);
  const warn =
    (reason: string, prefix = "") =>
    (error: Error) => {
      parts.log.info("Part of a pod failed", {
        pod: pod.metadata.name,
        namespace: pod.metadata.namespace,
        reason,
        error,
      });
      tell("Warning", reason, prefix + error.message);
    };
  switch (action.do) {
    case "mountVolumes":
      return {
        part: "volumes",
        run: async () => {
          memory.volumes = await parts.volumes.mount(pod);
        },
        onFailure: warn("FailedMount"),
      };
    case "createSandbox":
      return {
        part: "sandbox",
        run: () => createSandbox(memory, action.attempt, parts),
        onFailure: warn("FailedCreatePodSandBox", "Failed to create pod sandbox: "),
      };
    case "stopSandbox":
      return {
        part: "sandbox",
        run: () => parts.runtime.stopPodSandbox(action.sandbox.id),
      };
    case "startContainer":
      return {
        part: `container/${action.container.spec.name}`,
        run: (signal) => startContainer(memory, action, { ...parts, signal }),
        onFailure: (error) => warn("Failed", "Error: ")(isImageError(error) ? new Error(error.reason) : error),
      };
    case "killContainer": {
      const { container, probe, why } = action;
      const spec = containersOf(pod).find((one) => one.spec.name === container.name)?.spec;
      const own = (probe === "liveness" ? spec?.livenessProbe : spec?.startupProbe)?.terminationGracePeriodSeconds;
      const graceSeconds = own ?? graceOf({ pod, leaving: false });
      return {
        part: `container/${container.name}`,
        run: () => stopContainer(memory, container, { ...parts, graceSeconds, why }),
      };
    }
    case "removeContainer":
      return {
        part: `remains/${action.container.name}`,
        run: () => parts.runtime.removeContainer(action.container.id),
      };
    case "stopPod":
      return {
        part: "stop",
        run: () => stopPod(memory, action.graceSeconds, parts),
        onFailure: warn("FailedKillPod", "error killing pod: "),
      };
    case "releasePod":
      return {
        part: "cleanup",
        run: async () => {
          await parts.volumes.release(uid);
          memory.volumes = undefined;
        },
        onFailure: (error) =>
          parts.log.warn("Volumes cannot be given back", { folder: podFolder(parts.rootDir, uid), error }),
      };
    case "forgetPod":
      return {
        part: "cleanup",
        run: () => forgetPod(memory, parts),
        onFailure: (error) => parts.log.warn("A pod cannot be removed", { pod: pod.metadata.name, error }),
      };
  }
}

/** Events of the image itself say what is wrong with it. */
const isImageError = (error: Error): error is RuntimeError =>
  error instanceof RuntimeError &&
  ["ErrImagePull", "RegistryUnavailable", "ErrImageNeverPull", "InvalidImageName"].includes(error.reason);
