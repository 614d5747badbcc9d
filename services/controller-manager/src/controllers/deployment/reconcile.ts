import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import type { Pod } from "@kubets/api/types/core-v1";
import { type Action, type Decision, event, update, updateStatus } from "@kubets/client";
import { claim } from "../../objects/adoption.ts";
import { selectorOf } from "../../objects/selector-of.ts";
import { newestAnnotations, nextRevision, revisionAnnotation } from "./annotations.ts";
import { pausedCondition, progressDeadline, reasons, setCondition } from "./conditions.ts";
import { forgetOld } from "./history.ts";
import { isRolling, wantedReplicas } from "./limits.ts";
import { createReplicaSet, tellProgress, withRevision } from "./new-replica-set.ts";
import { oldStillRun, startNewest, stopOld } from "./recreate.ts";
import { type Sets, sortSets } from "./replica-sets.ts";
import { type Resize, resizeActions } from "./resize.ts";
import { roll } from "./roll.ts";
import { rolloutStatus } from "./rollout-status.ts";
import { isScaled, scaleInProportion } from "./scale-in-proportion.ts";
import { countedStatus, isComplete, progressing } from "./status.ts";

export interface View {
  readonly deployment: Deployment;
  /** Its own, and those of the namespace that nobody controls. */
  readonly candidates: readonly ReplicaSet[];
  readonly podsOf: (set: ReplicaSet) => readonly Pod[];
  readonly namesake: (name: string) => ReplicaSet | undefined;
}

/** One step of whatever the deployment needs next; each step's own change brings the next pass. */
export function reconcile(view: View, now: Date): Decision {
  const { deployment, candidates } = view;
  const selector = selectorOf(deployment.spec.selector);
  if (selector.empty) return refuseEverything(deployment);
  const { claimed, actions: claims } = claim({
    ownerKind: kinds.Deployment,
    owner: deployment,
    kind: kinds.ReplicaSet,
    candidates,
    matches: ({ metadata }) => selector.matches(metadata.labels),
  });
  if (claims.length > 0) return claims;
  const sets = sortSets(deployment, claimed);
  if (deployment.metadata.deletionTimestamp) return statusUpdate(deployment, countedStatus(deployment, sets, now));
  const paused = pausedCondition(deployment, now);
  if (paused) {
    const conditions = setCondition(deployment.status?.conditions ?? [], paused);
    return [updateStatus(kinds.Deployment, { ...deployment, status: { ...deployment.status, conditions } })];
  }
  const kept = sets.newest ? keepNewest(deployment, { newest: sets.newest, old: sets.old }, now) : [];
  if (kept.length > 0) return kept;
  if (deployment.spec.paused || isScaled(deployment, sets)) {
    const forgotten = deployment.spec.paused ? forgetOld(deployment, sets) : [];
    const status = statusUpdate(deployment, countedStatus(deployment, sets, now));
    return [...resizes(deployment, scaleInProportion(deployment, sets)), ...forgotten, ...status];
  }
  return isRolling(deployment) ? rollingUpdate(view, sets, now) : recreation(view, sets, now);
}

function rollingUpdate({ deployment, namesake }: View, sets: Sets, now: Date): Decision {
  if (!sets.newest) return createReplicaSet({ deployment, sets, namesake, now });
  return goOn({ deployment, sets, steps: roll(deployment, sets), now });
}

function recreation({ deployment, podsOf, namesake }: View, sets: Sets, now: Date): Decision {
  const stopping = stopOld(sets);
  if (stopping.length > 0 || oldStillRun(sets, sets.old.flatMap(podsOf)))
    return goOn({ deployment, sets, steps: stopping, now });
  if (!sets.newest) return createReplicaSet({ deployment, sets, namesake, now });
  return goOn({ deployment, sets, steps: startNewest(sets, wantedReplicas(deployment)), now });
}

interface Step {
  readonly deployment: Deployment;
  readonly sets: Sets;
  readonly steps: readonly Resize[];
  readonly now: Date;
}

function goOn({ deployment, sets, steps, now }: Step): Decision {
  const { status, lookAgainAfterMs } = rolloutStatus(deployment, sets, now);
  const done = steps.length === 0 && isComplete(deployment, deployment.status ?? {});
  const actions = [
    ...resizes(deployment, steps),
    ...(done ? forgetOld(deployment, sets) : []),
    ...statusUpdate(deployment, status),
  ];
  return lookAgainAfterMs === undefined ? { actions } : { actions, lookAgainAfterMs };
}

/** The newest set's annotations, and its revision in the deployment's. */
function keepNewest(deployment: Deployment, { newest, old }: Sets & { newest: ReplicaSet }, now: Date) {
  const annotations = newestAnnotations(deployment, newest, nextRevision(old));
  const { minReadySeconds = 0 } = deployment.spec;
  if (
    !isDeepStrictEqual(annotations, newest.metadata.annotations ?? {}) ||
    minReadySeconds !== (newest.spec.minReadySeconds ?? 0)
  ) {
    const { metadata, spec } = newest;
    return [
      update(kinds.ReplicaSet, {
        ...newest,
        metadata: { ...metadata, annotations },
        spec: { ...spec, minReadySeconds },
      }),
    ];
  }
  const revision = annotations[revisionAnnotation];
  const lacksProgress = progressDeadline(deployment) !== undefined && !progressing(deployment.status);
  const knowsRevision = deployment.metadata.annotations?.[revisionAnnotation] === revision;
  if (knowsRevision && !lacksProgress) return [];
  const message = `Found new replica set "${newest.metadata.name}"`;
  const said = lacksProgress ? { status: "True", reason: reasons.found, message } : progressing(deployment.status)!;
  return [tellProgress(withRevision(deployment, revision), said, now)];
}

const resizes = (deployment: Deployment, steps: readonly Resize[]): readonly Action[] =>
  steps.flatMap((step) => resizeActions(deployment, step));

const statusUpdate = (deployment: Deployment, status: Deployment["status"]): readonly Action[] =>
  isDeepStrictEqual({ ...deployment.status }, status)
    ? []
    : [updateStatus(kinds.Deployment, { ...deployment, status })];

function refuseEverything(deployment: Deployment): readonly Action[] {
  const observedGeneration = deployment.metadata.generation;
  const message = "This deployment is selecting all pods. A non-empty selector is required.";
  const status = { ...deployment.status, observedGeneration };
  return [event(deployment, { type: "Warning", reason: "SelectingAll", message }), ...statusUpdate(deployment, status)];
}
