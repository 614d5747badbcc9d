import type { Container, Pod, Probe } from "@kubets/api/types/core-v1";
import type { ProbeState } from "../pod/pod-view.ts";
import type { Runtime } from "../ports/runtime.ts";
import { type ProbeOutcome, runProbe } from "./run-probe.ts";
import { firstVerdict, nextVerdict, type Verdict } from "./verdict.ts";

/** Probes one running container, from its start to its end. */
export interface Prober {
  state(): ProbeState;
  stop(): void;
}

export interface ProberOptions {
  readonly pod: Pod;
  readonly container: Container;
  readonly containerId: string;
  readonly startedAt: Date;
  readonly podIP: string;
  readonly runtime: Pick<Runtime, "execSync">;
  /** A container that ran and was ready before this process started stays ready until a probe says otherwise. */
  readonly wasReady: boolean;
  readonly onChange: () => void;
  readonly onFailure: (kind: ProbeKind, output: string) => void;
}

export type ProbeKind = "Startup" | "Liveness" | "Readiness";

export function startProber(options: ProberOptions): Prober {
  const { container, wasReady } = options;
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  const verdicts: Record<ProbeKind, Verdict> = {
    Startup: firstVerdict(!container.startupProbe || wasReady),
    Liveness: firstVerdict(true),
    Readiness: firstVerdict(!container.readinessProbe || wasReady),
  };
  let fatal: ProbeState["fatal"];

  const judge = (kind: ProbeKind, probe: Probe, { ok, output }: ProbeOutcome) => {
    const before = verdicts[kind];
    verdicts[kind] = nextVerdict(before, ok, probe);
    if (!ok) options.onFailure(kind, output);
    const failedEnough = !verdicts[kind].ok && !ok && verdicts[kind].inRow >= (probe.failureThreshold ?? 3);
    if (kind !== "Readiness" && failedEnough && !fatal) fatal = kind === "Liveness" ? "liveness" : "startup";
    else if (before.ok === verdicts[kind].ok) return;
    options.onChange();
  };
  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const probeOnce = async (kind: ProbeKind, probe: Probe) => {
    const { containerId, podIP, runtime } = options;
    // Liveness and readiness wait for the startup probe, which is over when it has succeeded once.
    const waits = kind === "Startup" ? verdicts.Startup.ok : !verdicts.Startup.ok;
    if (waits || fatal) return;
    const outcome = await runProbe(probe, { container, containerId, podIP }, runtime).catch(() => undefined);
    if (outcome && !stopped) judge(kind, probe, outcome);
  };
  const follow = (kind: ProbeKind, probe: Probe | undefined) => {
    if (!probe) return;
    const period = (probe.periodSeconds ?? 10) * 1000;
    const round = async () => {
      await probeOnce(kind, probe);
      const over = stopped || fatal || (kind === "Startup" && verdicts.Startup.ok);
      if (!over) later(verdicts.Startup.ok || kind === "Startup" ? period : Math.min(period, 1000), () => void round());
    };
    const initial = (probe.initialDelaySeconds ?? 0) * 1000 - (Date.now() - options.startedAt.getTime());
    later(Math.max(0, initial), () => void round());
  };
  follow("Startup", container.startupProbe);
  follow("Liveness", container.livenessProbe);
  follow("Readiness", container.readinessProbe);

  return {
    state: () => ({
      containerId: options.containerId,
      started: verdicts.Startup.ok,
      ready: verdicts.Startup.ok && verdicts.Readiness.ok,
      fatal,
    }),
    stop: () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

export const isProbed = ({ startupProbe, livenessProbe, readinessProbe }: Container): boolean =>
  Boolean(startupProbe ?? livenessProbe ?? readinessProbe);
