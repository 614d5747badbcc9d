import type { Pod } from "@kubets/api/types/core-v1";
import type { Action } from "./action.ts";
import { containersOf } from "./containers-of.ts";
import { newest, type PodView } from "./pod-view.ts";
import { isRestarted } from "./restart.ts";

/** All that the pod was for is done: its containers have ended and none runs again, or its initialisation failed for good. */
export function isFinished(view: PodView): boolean {
  const all = containersOf(view.pod);
  const ended = (wanted: "init" | "app") =>
    all.filter(({ role }) => role === wanted).map((one) => ({ one, status: newest(view, one.spec.name) }));
  const failedInit = ended("init").some(
    ({ one, status }) =>
      status?.state === "Exited" && status.exitCode !== 0 && !isRestarted(view.pod, one, status.exitCode),
  );
  if (failedInit) return true;
  return ended("app").every(
    ({ one, status }) => status?.state === "Exited" && !isRestarted(view.pod, one, status.exitCode),
  );
}

/** The API knows the outcome already. */
export const isTerminal = ({ status }: Pod): boolean => status?.phase === "Succeeded" || status?.phase === "Failed";

/** The way down: stop what runs, give back what is held, and, for a pod that is to go, forget it. */
export function decideEnd(view: PodView): Action[] {
  if (view.busy.has("stop") || view.busy.has("cleanup")) return [];
  const alive =
    [...view.busy].some((part) => !part.startsWith("remains/")) ||
    view.containers.some(({ state }) => state === "Running") ||
    view.sandboxes.some(({ state }) => state === "Ready");
  if (alive) return [{ do: "stopPod", graceSeconds: graceOf(view) }];
  if (view.leaving) return [{ do: "forgetPod" }];
  return view.volumesReady ? [{ do: "releasePod" }] : [];
}

/** At least a second, so that processes hear of it. */
export function graceOf({ pod, leaving }: Pick<PodView, "pod" | "leaving">): number {
  const asked = leaving ? pod.metadata.deletionGracePeriodSeconds : undefined;
  return Math.max(1, asked ?? pod.spec.terminationGracePeriodSeconds ?? 30);
}
