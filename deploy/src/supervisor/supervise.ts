import { setTimeout as pause } from "node:timers/promises";
import { gatesAnswer } from "./gates.ts";
import { restartDelay } from "./restart-delay.ts";
import type { ServiceSpec, ServiceState } from "./service-spec.ts";
import { adoptChild, type Child, startChild, stopChild, strayChild } from "./start-child.ts";

/** One service kept running. */
export interface Supervised {
  readonly spec: ServiceSpec;
  readonly state: () => ServiceState;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Keeps a service running until it is stopped: adopts it where it already runs, starts it again whenever it ends. */
export function supervise(spec: ServiceSpec, onChange: () => void): Supervised {
  const abort = new AbortController();
  let child: Child | undefined;
  let state: ServiceState = { name: spec.name, state: "waiting", restarts: 0 };
  const become = (next: Partial<ServiceState>) => {
    state = { ...state, ...next };
    onChange();
  };

  const loop = async () => {
    let failures = 0;
    const stray = strayChild(spec);
    if (stray) await stopChild(stray, spec.stopGraceMs);
    let adopted = adoptChild(spec);
    while (!abort.signal.aborted) {
      if (!adopted && !(await gatesAnswer(spec.after, abort.signal))) break;
      child = adopted ?? startChild(spec);
      adopted = undefined;
      const began = Date.now();
      become({ state: "running", pid: child.identity.pid, since: new Date(began).toISOString() });
      const lastEnd = await child.ended;
      child = undefined;
      if (abort.signal.aborted) break;
      const restart = restartDelay({ ranMs: Date.now() - began, failures });
      failures = restart.failures;
      become({ state: "restarting", restarts: state.restarts + 1, lastEnd });
      await pause(restart.delayMs, undefined, { signal: abort.signal }).catch(() => {});
    }
    become({ state: "stopped" });
  };
  const done = loop();
  return {
    spec,
    state: () => state,
    stop: async () => {
      abort.abort();
      if (child) await stopChild(child, spec.stopGraceMs);
      await done;
    },
  };
}
