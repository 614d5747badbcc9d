import type { Pod, PodStatus } from "@kubets/api/types/core-v1";
import { createLoop, type Ending, lookAgain, settled } from "@kubets/client";
import { containersOf } from "../pod/containers-of.ts";
import { decide } from "../pod/decide.ts";
import { graceOf } from "../pod/decide-end.ts";
import { newest, type PodView } from "../pod/pod-view.ts";
import { isUnreachable } from "../ports/runtime-error.ts";
import { isProbed, startProber } from "../probes/prober.ts";
import { podStatus } from "../status/pod-status.ts";
import { act } from "./act.ts";
import { observe, probesOf } from "./observe.ts";
import { newMemory, type PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";
import { hurry } from "./stop-pod.ts";
import { teller } from "./tell.ts";

/** All pods of the node: each is looked at by one pass at a time. */
export interface PodLoop {
  /** The API shows the pod like this. */
  seen(pod: Pod): void;
  /** The API has it no more. */
  gone(pod: Pod): void;
  wake(podUid: string): void;
  wakeAll(): void;
  /** What failed for want of a network may be tried again. */
  networkChanged(): void;
  knows(podUid: string): boolean;
  pods(): readonly Pod[];
  /** Those that have their volumes and are not to go. */
  mounted(): readonly Pod[];
  run(): void;
  stop(): Promise<void>;
}

/** Who may not run here, and why. */
export type Admit = (pod: Pod, others: readonly Pod[]) => { reason: string; message: string } | undefined;

/** Passes are short: what takes long is begun by them and waited for by nobody. */
const workers = 16;
const unreachablePauseMs = 1000;
const againMs = 5000;

export function createPodLoop(parts: Omit<PodParts, "wake">, admit: Admit): PodLoop {
  const memories = new Map<string, PodMemory>();
  const loop = createLoop({ name: "pod", workers, log: parts.log, pass: ({ name }) => pass(name) });
  const wake = (uid: string) => loop.add({ name: uid });
  const whole: PodParts = { ...parts, wake };

  const pass = async (uid: string): Promise<Ending> => {
    const memory = memories.get(uid);
    if (!memory) return settled;
    if (memory.isForgotten) {
      memories.delete(uid);
      return settled;
    }
    if (!memory.admitted) admitPod(memory);
    try {
      const now = new Date();
      endLatePods(memory, now);
      const observed = await observe(memory, whole);
      followProbes(memory, observed, whole);
      const view = { ...observed, probes: probesOf(memory) };
      const { actions, lookAgainAt } = decide(view, now);
      for (const action of actions) act(memory, action, whole);
      if (view.leaving) await hurry(memory, graceOf(view), whole);
      if (!memory.isGone) tellStatus(memory, { ...view, busy: new Set(memory.busy.keys()) }, now);
      return lookAgainAt ? lookAgain(Math.max(20, lookAgainAt.getTime() - Date.now())) : settled;
    } catch (error) {
      if (isUnreachable(error)) return lookAgain(unreachablePauseMs);
      parts.log.warn("A pod could not be looked after", { pod: memory.pod.metadata.name, error });
      return lookAgain(againMs);
    }
  };
  const admitPod = (memory: PodMemory) => {
    memory.admitted = true;
    // A pod that has begun here was admitted by the process before this one.
    if (memory.isGone || memory.pod.status?.startTime || memory.pod.metadata.deletionTimestamp) return;
    const others = [...memories.values()].filter((one) => one !== memory && one.admitted && !one.ended && !one.isGone);
    const refusal = admit(
      memory.pod,
      others.map(({ pod }) => pod),
    );
    if (!refusal) return;
    memory.ended = { reason: refusal.reason, message: `Pod was rejected: ${refusal.message}` };
    teller(parts.recorder, memory.pod)("Warning", refusal.reason, refusal.message);
  };
  const tellStatus = (memory: PodMemory, view: PodView, now: Date) => {
    const last = parts.statuses.last(memory.pod.metadata.uid ?? "");
    const message = ({ id }: { id: string }) => memory.messages.get(id) ?? "";
    const status = podStatus(view, { now, hostIPs: parts.hostIPs(), last, message });
    parts.statuses.set(memory.pod, status);
    if (memory.waitingSince !== undefined && status.phase === "Running") {
      parts.onStarted((now.getTime() - memory.waitingSince) / 1000);
      memory.waitingSince = undefined;
    }
    tellBackoffs(memory, status, parts);
  };

  return {
    seen: (pod) => {
      const uid = pod.metadata.uid ?? "";
      const known = memories.get(uid);
      if (known) known.pod = parts.statuses.newest(pod);
      else memories.set(uid, newMemory(pod));
      wake(uid);
    },
    gone: (pod) => {
      const uid = pod.metadata.uid ?? "";
      const memory = memories.get(uid) ?? newMemory(pod);
      memory.isGone = true;
      memories.set(uid, memory);
      wake(uid);
    },
    wake,
    networkChanged: () => {
      for (const [uid, { failures }] of memories) {
        failures.delete("sandbox");
        wake(uid);
      }
    },
    wakeAll: () => {
      for (const uid of memories.keys()) wake(uid);
    },
    knows: (uid) => memories.has(uid),
    pods: () => [...memories.values()].filter(({ isGone }) => !isGone).map(({ pod }) => pod),
    mounted: () =>
      [...memories.values()]
        .filter(({ volumes, busy, isGone }) => volumes && !isGone && !busy.has("stop") && !busy.has("cleanup"))
        .map(({ pod }) => pod),
    run: () => loop.run(),
    stop: async () => {
      await loop.stop();
      for (const { probers } of memories.values()) for (const { prober } of probers.values()) prober.stop();
    },
  };
}

function endLatePods(memory: PodMemory, now: Date): void {
  const { spec, status } = memory.pod;
  if (memory.ended || spec.activeDeadlineSeconds === undefined || !status?.startTime) return;
  if (now.getTime() - Date.parse(status.startTime) < spec.activeDeadlineSeconds * 1000) return;
  memory.ended = {
    reason: "DeadlineExceeded",
    message: "Pod was active on the node longer than the specified deadline",
  };
}

/** One prober for every running container that has probes. */
function followProbes(memory: PodMemory, view: PodView, parts: PodParts): void {
  const { pod, probers } = memory;
  for (const { spec } of containersOf(pod)) {
    const running = newest(view, spec.name);
    const known = probers.get(spec.name);
    const wanted = running?.state === "Running" && isProbed(spec) && !view.busy.has("stop");
    if (known && (!wanted || known.containerId !== running.id)) {
      known.prober.stop();
      probers.delete(spec.name);
    }
    if (!wanted || probers.has(spec.name) || view.ips.length === 0) continue;
    const prober = startProber({
      pod,
      container: spec,
      containerId: running.id,
      startedAt: running.startedAt ?? running.createdAt,
      podIP: view.ips[0]!,
      runtime: parts.runtime,
      wasReady: wasReady(pod.status, running.id),
      onChange: () => parts.wake(pod.metadata.uid ?? ""),
      onFailure: (kind, output) =>
        teller(parts.recorder, pod)("Warning", "Unhealthy", `${kind} probe failed: ${output}`),
    });
    probers.set(spec.name, { containerId: running.id, prober });
  }
}

const wasReady = (status: PodStatus | undefined, containerId: string): boolean =>
  [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])].some(
    (one) => one.ready && one.containerID === `docker://${containerId}`,
  );

/** An event for each container that begins to wait for its restart or its image. */
function tellBackoffs(memory: PodMemory, status: PodStatus, { recorder }: Pick<PodParts, "recorder">): void {
  const { pod, told } = memory;
  for (const one of [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])]) {
    const { reason } = one.state.waiting ?? {};
    const key = `${reason}/${one.restartCount}`;
    if (told.get(one.name) === key) continue;
    if (reason === "CrashLoopBackOff") {
      const { name, namespace, uid } = pod.metadata;
      const text = `Back-off restarting failed container ${one.name} in pod ${name}_${namespace}(${uid})`;
      teller(recorder, pod)("Warning", "BackOff", text);
      told.set(one.name, key);
    } else if (reason === "ImagePullBackOff") {
      teller(recorder, pod)("Normal", "BackOff", `Back-off pulling image "${one.image}"`);
      told.set(one.name, key);
    }
  }
}
