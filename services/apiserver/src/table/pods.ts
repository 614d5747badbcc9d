import type { ContainerStatus, Pod } from "@kubets/api/types/core-v1";
import { age, type Cell, nameOf, none, type Row, type RowCondition, type TimedCell } from "./cell.ts";

const ended: Readonly<Record<string, RowCondition>> = {
  Succeeded: { type: "Completed", status: "True", reason: "Succeeded", message: "The pod has completed successfully." },
  Failed: { type: "Completed", status: "True", reason: "Failed", message: "The pod failed." },
};

/** Row of a pod: its one-word status tells the most telling of phase, container states and deletion. */
export function pods(pod: Pod): Row {
  const { spec, status } = pod;
  const init = initProgress(pod);
  const main = init.text && !hasCondition(pod, "Initialized") ? undefined : mainProgress(pod, init.text);
  const sidecars = spec?.initContainers?.filter((container) => container.restartPolicy === "Always").length ?? 0;
  const total = (spec?.containers?.length ?? 0) + sidecars;
  const condition = ended[status?.phase ?? ""];
  const cells: Cell[] = [
    nameOf(pod),
    `${init.ready + (main?.ready ?? 0)}/${total}`,
    deletionText(pod) ?? main?.text ?? init.text ?? phaseText(pod),
    restartsCell(main ? main.restarted.concat(init.sidecarRestarts) : init.restarted),
    age(pod),
    status?.podIPs?.[0]?.ip || none,
    spec?.nodeName || none,
    status?.nominatedNodeName || none,
    gatesText(pod),
  ];
  return condition ? { cells, conditions: [condition] } : { cells };
}

function phaseText({ status }: Pod): string {
  const gated = status?.conditions?.some(({ type, reason }) => type === "PodScheduled" && reason === "SchedulingGated");
  return gated ? "SchedulingGated" : status?.reason || status?.phase || "";
}

const finished = (phase: string | undefined) => phase === "Succeeded" || phase === "Failed";

function deletionText({ metadata, status }: Pod): string | undefined {
  if (!metadata.deletionTimestamp) return undefined;
  if (status?.reason === "NodeLost") return "Unknown";
  return finished(status?.phase) ? undefined : "Terminating";
}

interface InitProgress {
  /** What holds initialisation up; absent when it is done. */
  readonly text: string | undefined;
  readonly ready: number;
  readonly restarted: readonly ContainerStatus[];
  readonly sidecarRestarts: readonly ContainerStatus[];
}

function initProgress({ spec, status }: Pod): InitProgress {
  const sidecars = new Set(spec?.initContainers?.filter((c) => c.restartPolicy === "Always").map(({ name }) => name));
  const seen: ContainerStatus[] = [];
  const sidecarRestarts: ContainerStatus[] = [];
  let ready = 0;
  for (const [index, container] of (status?.initContainerStatuses ?? []).entries()) {
    seen.push(container);
    const isSidecar = sidecars.has(container.name ?? "");
    if (isSidecar) sidecarRestarts.push(container);
    const { terminated, waiting } = container.state ?? {};
    if (terminated && !terminated.exitCode) continue;
    if (isSidecar && container.started) {
      if (container.ready) ready += 1;
      continue;
    }
    const waits = waiting?.reason && waiting.reason !== "PodInitializing" ? waiting.reason : undefined;
    const stuck = terminated ? endText(terminated) : waits;
    const text = `Init:${stuck ?? `${index}/${spec?.initContainers?.length ?? 0}`}`;
    return { text, ready, restarted: seen, sidecarRestarts };
  }
  return { text: undefined, ready, restarted: seen, sidecarRestarts };
}

interface MainProgress {
  readonly text: string;
  readonly ready: number;
  readonly restarted: readonly ContainerStatus[];
}

function mainProgress(pod: Pod, initText: string | undefined): MainProgress {
  const containers = pod.status?.containerStatuses ?? [];
  let text = initText ?? phaseText(pod);
  let ready = 0;
  for (const { state, ready: isReady } of containers.toReversed()) {
    if (state?.waiting?.reason) text = state.waiting.reason;
    else if (state?.terminated) text = endText(state.terminated);
    else if (isReady && state?.running) ready += 1;
  }
  if (text === "Completed" && ready > 0) text = hasCondition(pod, "Ready") ? "Running" : "NotReady";
  return { text, ready, restarted: containers };
}

const endText = ({ reason, signal, exitCode }: { reason?: string; signal?: number; exitCode?: number }): string =>
  reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode ?? 0}`);

const hasCondition = ({ status }: Pod, wanted: string) =>
  status?.conditions?.some(({ type, status: is }) => type === wanted && is === "True") ?? false;

/** `7 (5m ago)`: how often containers were restarted, and when last. */
function restartsCell(containers: readonly ContainerStatus[]): string | TimedCell {
  const count = containers.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
  const ends = containers.map(({ lastState }) => lastState?.terminated?.finishedAt ?? "").sort();
  const last = ends.at(-1);
  return count > 0 && last ? { before: `${count} (`, since: last, after: " ago)" } : String(count);
}

function gatesText({ spec, status }: Pod): string {
  const gates = spec?.readinessGates ?? [];
  if (gates.length === 0) return none;
  const open = gates.filter((gate) =>
    status?.conditions?.some(({ type, status: is }) => type === gate.conditionType && is === "True"),
  );
  return `${open.length}/${gates.length}`;
}
