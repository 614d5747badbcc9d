import type { ContainerStatus, Pod, PodStatus } from "@kubets/api/types/core-v1";
import { containersOf, type Role, type RoledContainer } from "../pod/containers-of.ts";
import { isFinished } from "../pod/decide-end.ts";
import { currentSandbox, type PodView } from "../pod/pod-view.ts";
import { qosClassOf } from "../pod/qos-class.ts";
import { conditionsOf } from "./conditions.ts";
import { containerStatus, type Termination } from "./container-state.ts";
import { phaseOf } from "./phase.ts";
import { timeText } from "./time-text.ts";

export interface StatusContext extends Termination {
  readonly now: Date;
  readonly hostIPs: readonly string[];
  /** What was decided last, which the API may not have yet. */
  readonly last: PodStatus | undefined;
}

/** What the API is to show of a pod. Pure: the same view gives the same status. */
export function podStatus(view: PodView, context: StatusContext): PodStatus {
  const { pod, ended } = view;
  const all = containersOf(pod).map((one) => ({ role: one.role, status: lastingStatus(view, one, context) }));
  const statuses = new Map<string, ContainerStatus>(all.map(({ status }) => [status.name, status]));
  const nothingRuns = !view.containers.some(({ state }) => state === "Running") && view.busy.size === 0;
  const isOver = nothingRuns && (view.leaving || isFinished(view));
  const settled = terminalPhase(pod);
  const phase = settled ?? phaseOf({ pod, statuses, isOver, wasEnded: nothingRuns && ended !== undefined });
  const hasSandbox = currentSandbox(view) !== undefined && view.ips.length > 0;
  const ips = view.ips.length > 0 ? view.ips : (pod.status?.podIPs ?? []).map(({ ip }) => ip ?? "");
  // A pod that was refused never had any.
  const wasRefused = ended !== undefined && view.containers.length === 0 && !pod.status?.containerStatuses;
  const listed = (...roles: Role[]) => all.filter(({ role }) => roles.includes(role)).map(({ status }) => status);
  const inits = listed("init", "sidecar");
  const ephemeral = listed("ephemeral");
  return {
    ...(pod.metadata.generation ? { observedGeneration: pod.metadata.generation } : {}),
    phase,
    conditions: conditionsOf({ pod, phase, statuses, hasSandbox, now: context.now, last: context.last }),
    ...(ended ? { reason: ended.reason, message: ended.message } : kept(pod.status)),
    ...(pod.status?.nominatedNodeName ? { nominatedNodeName: pod.status.nominatedNodeName } : {}),
    ...(context.hostIPs[0] ? { hostIP: context.hostIPs[0], hostIPs: context.hostIPs.map((ip) => ({ ip })) } : {}),
    ...(ips[0] ? { podIP: ips[0], podIPs: ips.map((ip) => ({ ip })) } : {}),
    startTime: pod.status?.startTime ?? context.last?.startTime ?? timeText(context.now),
    ...(inits.length && !wasRefused ? { initContainerStatuses: inits } : {}),
    ...(wasRefused ? {} : { containerStatuses: listed("app") }),
    qosClass: qosClassOf(pod),
    ...(ephemeral.length ? { ephemeralContainerStatuses: ephemeral } : {}),
    ...(pod.status?.resourceClaimStatuses ? { resourceClaimStatuses: pod.status.resourceClaimStatuses } : {}),
  };
}

/** A container that ended and was removed keeps the state that the API has. */
function lastingStatus(view: PodView, container: RoledContainer, context: StatusContext): ContainerStatus {
  const { name } = container.spec;
  const { containerStatuses = [], initContainerStatuses = [] } = view.pod.status ?? {};
  const known = [...containerStatuses, ...initContainerStatuses].find((status) => status.name === name);
  const isGone = !view.containers.some((one) => one.name === name);
  return isGone && known?.state.terminated ? known : containerStatus(view, container, context);
}

/** A phase that is terminal never changes again. */
const terminalPhase = ({ status }: Pod) =>
  status?.phase === "Succeeded" || status?.phase === "Failed" ? status.phase : undefined;

const kept = (status: PodStatus | undefined) => ({
  ...(status?.reason ? { reason: status.reason } : {}),
  ...(status?.message ? { message: status.message } : {}),
});
