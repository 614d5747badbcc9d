import { kinds } from "@kubets/api";
import type { Deployment, DeploymentCondition, ReplicaSet } from "@kubets/api/types/apps-v1";
import { type Action, attempt, create, event, updateStatus } from "@kubets/client";
import { controllerReference } from "../../objects/controller-of.ts";
import { newestAnnotations, nextRevision, revisionAnnotation, scaleAnnotations } from "./annotations.ts";
import { newCondition, progressDeadline, reasons, setCondition } from "./conditions.ts";
import { newestReplicas } from "./limits.ts";
import { allOf, type Sets } from "./replica-sets.ts";
import { hashLabel, templateHash } from "./template-hash.ts";

export interface Creation {
  readonly deployment: Deployment;
  readonly sets: Sets;
  /** The replica set that has a name already. */
  readonly namesake: (name: string) => ReplicaSet | undefined;
  readonly now: Date;
}

/** Creates the set of the deployment's template; counts a collision where its name belongs to another. */
export function createReplicaSet({ deployment, sets, namesake, now }: Creation): readonly Action[] {
  const hash = templateHash(deployment.spec.template, deployment.status?.collisionCount);
  const set = replicaSetFor(deployment, sets, hash);
  if (namesake(set.metadata.name)) {
    const collisionCount = (deployment.status?.collisionCount ?? 0) + 1;
    return [updateStatus(kinds.Deployment, { ...deployment, status: { ...deployment.status, collisionCount } })];
  }
  const { replicas } = set.spec;
  const made = create(kinds.ReplicaSet, set as unknown as ReplicaSet, ({ metadata }) => {
    const message = `Scaled up replica set ${metadata.name} from 0 to ${replicas}`;
    const said = { status: "True", reason: reasons.created, message: `Created new replica set "${metadata.name}"` };
    return [
      ...(replicas > 0 ? [event(deployment, { type: "Normal", reason: "ScalingReplicaSet", message })] : []),
      tellProgress(withRevision(deployment, metadata.annotations?.[revisionAnnotation]), said, now),
    ];
  });
  return [
    attempt([made], (error) => {
      if (error.reason === "AlreadyExists") return []; // the next pass sees whose it is
      const message = `Failed to create new replica set "${set.metadata.name}": ${error.message}`;
      const said = { status: "False", reason: reasons.createError, message };
      const told = event(deployment, { type: "Warning", reason: reasons.createError, message });
      return [tellProgress(deployment, said, now), told];
    }),
  ];
}

export const withRevision = (deployment: Deployment, revision = ""): Deployment => ({
  ...deployment,
  metadata: {
    ...deployment.metadata,
    annotations: { ...deployment.metadata.annotations, [revisionAnnotation]: revision },
  },
});

/** Writes the status (and with it annotations), with a new Progressing condition where there is a deadline. */
export function tellProgress(
  deployment: Deployment,
  said: Pick<DeploymentCondition, "status" | "reason" | "message">,
  now: Date,
): Action {
  const known = deployment.status?.conditions ?? [];
  const conditions =
    progressDeadline(deployment) === undefined
      ? known
      : setCondition(known, newCondition({ type: "Progressing", ...said }, now));
  return updateStatus(kinds.Deployment, { ...deployment, status: { ...deployment.status, conditions } });
}

function replicaSetFor(deployment: Deployment, sets: Sets, hash: string) {
  const { name = "", namespace } = deployment.metadata;
  const { template, selector, minReadySeconds } = deployment.spec;
  const labels = { ...template.metadata.labels, [hashLabel]: hash };
  return {
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels,
      annotations: {
        ...newestAnnotations(deployment, undefined, nextRevision(sets.old)),
        ...scaleAnnotations(deployment),
      },
      ownerReferences: [controllerReference(kinds.Deployment, deployment)],
    },
    spec: {
      replicas: newestReplicas(deployment, allOf(sets), undefined),
      ...(minReadySeconds && { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [hashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}
