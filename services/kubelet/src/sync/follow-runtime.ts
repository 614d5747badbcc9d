import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@kubets/component";
import type { Runtime } from "../ports/runtime.ts";
import type { PodLoop } from "./pod-loop.ts";

export interface RuntimeFollower {
  readonly runtime: Pick<Runtime, "events">;
  readonly pods: PodLoop;
  readonly everyMs: number;
  readonly endOrphans: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Wakes pods when something happens to their containers, and all of them now and then, for an event may be missed. */
export function followRuntime({ runtime, pods, everyMs, endOrphans, signal, log }: RuntimeFollower): void {
  const listen = async () => {
    while (!signal.aborted)
      try {
        for await (const { podUid } of runtime.events(signal)) pods.wake(podUid);
      } catch (error) {
        log.info("The runtime's events were interrupted", { error });
        await pause(1000);
      }
  };
  const look = async () => {
    await endOrphans().catch((error) => log.info("The runtime cannot be asked for pods nobody wants", { error }));
    pods.wakeAll();
  };
  void listen();
  void look();
  const timer = setInterval(() => void look(), everyMs);
  signal.addEventListener("abort", () => clearInterval(timer));
}
