import { ApiError, type ApiObject, forbidden, formatTime } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { PodDisruptionBudget } from "@kubets/api/types/policy-v1";

/** How many evictions a budget may hold that its controller has not confirmed. */
const mostDisrupted = 2000;

/** A pod that has ended, has not begun or is on its way out disturbs nobody. */
export const isUnguarded = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined || ["Succeeded", "Failed", "Pending"].includes(status.phase ?? "");

/** A pod that is not ready counts for no budget that is met without it, or that lets the unhealthy go. */
export function mayGoUnhealthy(pod: Pod, { spec, status }: PodDisruptionBudget): boolean {
  const ready = pod.status.conditions?.some((condition) => condition.type === "Ready" && condition.status === "True");
  if (ready) return false;
  const { currentHealthy = 0, desiredHealthy = 0 } = status;
  return spec.unhealthyPodEvictionPolicy === "AlwaysAllow" || (currentHealthy >= desiredHealthy && desiredHealthy > 0);
}

/** The budget after one more disruption; throws where it allows none. */
export function decideDisruption(
  budget: ApiObject & PodDisruptionBudget,
  pod: string,
  now: Date,
): ApiObject & PodDisruptionBudget {
  const { metadata, status } = budget;
  const { disruptionsAllowed = 0, disruptedPods = {}, observedGeneration = 0, conditions = [] } = status;
  const name = metadata.name ?? "";
  if (observedGeneration < (metadata.generation ?? 0)) throw stillProcessed(name);
  if (disruptionsAllowed < 0) throw forbidden(resource, name, "pdb disruptions allowed is negative");
  if (Object.keys(disruptedPods).length > mostDisrupted) {
    throw forbidden(resource, name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
  }
  if (disruptionsAllowed === 0) throw tooMany(whyNot(budget));
  const left = disruptionsAllowed - 1;
  return {
    ...budget,
    status: {
      ...status,
      disruptedPods: { ...disruptedPods, [pod]: formatTime(now) },
      disruptionsAllowed: left,
      conditions: left === 0 ? notAllowed(conditions, status.observedGeneration, now) : conditions,
    },
  };
}

const resource = { group: "policy", plural: "poddisruptionbudget" };

type Condition = NonNullable<PodDisruptionBudget["status"]["conditions"]>[number];

function notAllowed(conditions: readonly Condition[], observedGeneration: number | undefined, now: Date): Condition[] {
  const type = "DisruptionAllowed";
  const before = conditions.find((one) => one.type === type);
  const lastTransitionTime = before?.status === "False" ? before.lastTransitionTime : formatTime(now);
  const reason = "InsufficientPods";
  const next = { type, status: "False", observedGeneration, lastTransitionTime, reason, message: "" } as Condition;
  return before ? conditions.map((one) => (one === before ? next : one)) : [...conditions, next];
}

function whyNot({ metadata: { name }, status }: PodDisruptionBudget): string {
  const { conditions, currentHealthy = 0, desiredHealthy = 0 } = status;
  const allowed = conditions?.find(({ type }) => type === "DisruptionAllowed");
  const said = allowed?.status === "False" ? allowed.message : "";
  const none = `The disruption budget ${name} does not allow evicting pods currently`;
  if (said && allowed?.reason === "SyncFailed") return `${none} because it failed sync: ${said}`;
  if (currentHealthy <= desiredHealthy) {
    return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
  }
  return said ? `${none} (${allowed?.reason}): ${said}` : none;
}

/** What is said while it is not known yet how many may go. */
export const stillProcessed = (name: string | undefined): ApiError =>
  tooMany(`The disruption budget ${name} is still being processed by the server.`, 10);

const tooMany = (message: string, retryAfterSeconds?: number): ApiError =>
  new ApiError("TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.", {
    details: {
      causes: [{ reason: "DisruptionBudget", message }],
      ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
    },
  });
