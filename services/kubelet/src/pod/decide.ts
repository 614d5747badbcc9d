import type { ContainerStatus, PodSandbox } from "../ports/runtime.ts";
import type { Action, Decision } from "./action.ts";
import { containersOf, type RoledContainer } from "./containers-of.ts";
import { decideEnd, isFinished, isTerminal } from "./decide-end.ts";
import { currentSandbox, freshMs, newest, type Part, type PodView } from "./pod-view.ts";
import { isRestarted, restartAt } from "./restart.ts";

/** What is missing between what a pod should be and what it is. No clock but `now`, and nothing is done here. */
export function decide(view: PodView, now: Date): Decision {
  const wakes: Date[] = [];
  const context: Context = { view, now, actions: [], wakeAt: (at) => wakes.push(at) };
  if (view.leaving || view.ended || isTerminal(view.pod) || isFinished(view))
    context.actions.push(...decideEnd(view).filter((action) => action.do === "stopPod" || mayTry(context, "cleanup")));
  else decideLife(context);
  const first = wakes.length ? new Date(Math.min(...wakes.map((wake) => wake.getTime()))) : undefined;
  return { actions: [...context.actions, ...obsolete(view)], lookAgainAt: first };
}

interface Context {
  readonly view: PodView;
  readonly now: Date;
  readonly actions: Action[];
  readonly wakeAt: (at: Date) => void;
}

function decideLife(context: Context): void {
  const { view, actions } = context;
  const { activeDeadlineSeconds } = view.pod.spec;
  const started = view.pod.status?.startTime;
  if (activeDeadlineSeconds !== undefined && started)
    context.wakeAt(new Date(Date.parse(started) + activeDeadlineSeconds * 1000));
  if (view.busy.has("stop")) return;
  const [latest] = view.sandboxes;
  const sandbox = currentSandbox(view);
  if (!view.volumesReady && mayTry(context, "volumes")) actions.push({ do: "mountVolumes" });
  if (!sandbox || view.ips.length === 0) {
    if (latest && !sandbox && view.containers.some(runs)) actions.push({ do: "stopSandbox", sandbox: latest });
    else if (mayTry(context, "sandbox"))
      actions.push({ do: "createSandbox", attempt: sandbox ? sandbox.attempt : latest ? latest.attempt + 1 : 0 });
    return;
  }
  if (view.volumesReady) decideContainers(context, sandbox);
}

const runs = ({ state }: ContainerStatus): boolean => state === "Running";

function decideContainers(context: Context, sandbox: PodSandbox): void {
  const { view } = context;
  const all = containersOf(view.pod);
  const wasInitialized = all.some(
    ({ role, spec }) =>
      role === "app" && view.containers.some((c) => c.name === spec.name && c.sandboxId === sandbox.id),
  );
  for (const container of all) {
    if (container.role !== "init" && container.role !== "sidecar") continue;
    if (wasInitialized && container.role === "init") continue;
    if (!decideInit(context, container, sandbox) && !wasInitialized) return;
  }
  for (const container of all)
    if (container.role === "app" || container.role === "ephemeral") decideOne(context, container, sandbox);
}

/** True when those that follow may start. */
function decideInit(context: Context, container: RoledContainer, sandbox: PodSandbox): boolean {
  const known = newest(context.view, container.spec.name);
  // An init container of an earlier sandbox has to run again in this one.
  const status = known?.sandboxId === sandbox.id ? known : undefined;
  if (container.role === "init" && status?.state === "Exited" && status.exitCode === 0) return true;
  decideOne(context, container, sandbox);
  if (container.role === "init" || status?.state !== "Running") return false;
  const probes = context.view.probes.get(container.spec.name);
  return !container.spec.startupProbe || (probes?.containerId === status.id && probes.started);
}

function decideOne(context: Context, container: RoledContainer, sandbox: PodSandbox): void {
  const { view, actions, now } = context;
  const { name } = container.spec;
  const part: Part = `container/${name}`;
  if (view.busy.has(part)) return;
  const status = newest(view, name);
  const start = () => {
    if (mayTry(context, part))
      actions.push({
        do: "startContainer",
        container,
        sandbox,
        attempt: status ? status.attempt + 1 : 0,
        previous: status?.state === "Exited" ? status : undefined,
      });
  };
  // One that was made and never started belongs to a start that broke off; it is replaced.
  if (!status || status.state === "Created") {
    start();
    return;
  }
  if (status.state === "Running") {
    const probes = view.probes.get(name);
    if (probes?.containerId !== status.id || !probes.fatal) return;
    const why = `Container ${name} failed ${probes.fatal} probe, will be restarted`;
    actions.push({ do: "killContainer", container: status, why, probe: probes.fatal });
    return;
  }
  const isOfOldSandbox = status.sandboxId !== sandbox.id && container.role === "init";
  if (!isOfOldSandbox && !isRestarted(view.pod, container, status.exitCode)) return;
  const at = restartAt(status, view.crashes.get(name));
  if (at > now) context.wakeAt(at);
  else start();
}

/** Nothing is being done to the part, and its last failure lies long enough back. */
function mayTry({ view, now, wakeAt }: Context, part: Part): boolean {
  if (view.busy.has(part)) return false;
  const failure = view.failures.get(part);
  if (!failure || failure.retryAt <= now) return true;
  wakeAt(failure.retryAt);
  // A fresh failure to pull turns into a back-off in what is shown.
  const turnsAt = new Date(failure.at.getTime() + freshMs + 1);
  if (turnsAt > now) wakeAt(turnsAt);
  return false;
}

/** The last ended attempt stays for its log; those before it go. */
function obsolete(view: PodView): Action[] {
  const seen = new Map<string, number>();
  const old: Action[] = [];
  for (const container of view.containers) {
    const count = (seen.get(container.name) ?? 0) + 1;
    seen.set(container.name, count);
    if (count > 2 && container.state !== "Running" && !view.busy.has(`remains/${container.name}`))
      old.push({ do: "removeContainer", container });
  }
  return old;
}
