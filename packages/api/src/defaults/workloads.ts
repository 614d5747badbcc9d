import { type Defaulters, type Fields, inTurn, missingFrom, whenAbsent } from "./defaulter.ts";

/** A type, and the parameters of a rolling update where that is the type. */
function rolling(given: unknown, parameters: Fields): Fields | undefined {
  const { type = "RollingUpdate", rollingUpdate } = (given ?? {}) as { type?: string; rollingUpdate?: Fields };
  return type === "RollingUpdate" ? { type, rollingUpdate: missingFrom(rollingUpdate, parameters) } : undefined;
}

/** Unlike the others': a strategy that names its type alone stays as it is. */
function statefulSetStrategy(given: unknown): unknown {
  const { type, rollingUpdate } = (given ?? {}) as { type?: string; rollingUpdate?: Fields };
  return type && !rollingUpdate ? given : (rolling(given, { partition: 0 }) ?? given);
}

export const workloadDefaults: Defaulters = {
  "k8s.io.api.apps.v1.DeploymentSpec": inTurn(
    whenAbsent({ replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 }),
    (spec) => ({ strategy: rolling(spec.strategy, { maxUnavailable: "25%", maxSurge: "25%" }) ?? spec.strategy }),
  ),
  "k8s.io.api.apps.v1.DaemonSetSpec": inTurn(whenAbsent({ revisionHistoryLimit: 10 }), (spec) => ({
    updateStrategy: rolling(spec.updateStrategy, { maxUnavailable: 1, maxSurge: 0 }) ?? spec.updateStrategy,
  })),
  "k8s.io.api.apps.v1.ReplicaSetSpec": whenAbsent({ replicas: 1 }),
  "k8s.io.api.apps.v1.StatefulSetSpec": inTurn(
    whenAbsent({ replicas: 1, podManagementPolicy: "OrderedReady", revisionHistoryLimit: 10 }),
    (spec) => ({
      updateStrategy: statefulSetStrategy(spec.updateStrategy),
      persistentVolumeClaimRetentionPolicy: missingFrom(spec.persistentVolumeClaimRetentionPolicy, {
        whenDeleted: "Retain",
        whenScaled: "Retain",
      }),
      ...(spec.volumeClaimTemplates
        ? { volumeClaimTemplates: (spec.volumeClaimTemplates as readonly Fields[]).map(asClaim) }
        : {}),
    }),
  ),
  "k8s.io.api.apps.v1.DaemonSet": daemonSet,
  "k8s.io.api.core.v1.ReplicationController": replicationController,
};

const templateGeneration = "deprecated.daemonset.template.generation";

/** A field of spec before apps/v1 lives on as an annotation that every DaemonSet has, and that its creator owns. */
function daemonSet({ metadata }: Fields): Fields | undefined {
  const { annotations } = (metadata ?? {}) as { annotations?: Fields };
  return annotations?.[templateGeneration] === undefined
    ? { metadata: { annotations: { [templateGeneration]: "0" } } }
    : undefined;
}

/** A claim template says what it is, whatever the client wrote. */
const asClaim = ({ kind: _kind, apiVersion: _apiVersion, ...claim }: Fields): Fields => ({
  kind: "PersistentVolumeClaim",
  apiVersion: "v1",
  ...claim,
});

/** A replication controller without selector or labels takes its template's labels for both. */
function replicationController({ metadata, spec }: Fields): Fields | undefined {
  const { selector, template } = (spec ?? {}) as { selector?: Fields; template?: { metadata?: { labels?: Fields } } };
  const labels = template?.metadata?.labels;
  if (!labels) return undefined;
  return {
    ...((metadata as Fields | undefined)?.labels ? {} : { metadata: { labels } }),
    ...(selector ? {} : { spec: { selector: labels } }),
  };
}
