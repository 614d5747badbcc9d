import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import { maxSurge, wantedReplicas } from "./limits.ts";

type Annotations = Readonly<Record<string, string>>;

export const revisionAnnotation = "deployment.kubernetes.io/revision";
const historyAnnotation = "deployment.kubernetes.io/revision-history";
const desiredAnnotation = "deployment.kubernetes.io/desired-replicas";
const maxAnnotation = "deployment.kubernetes.io/max-replicas";

/** The deployment's own, which its replica sets do not take over. */
const notCopied: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  revisionAnnotation,
  historyAnnotation,
  desiredAnnotation,
  maxAnnotation,
  "deprecated.deployment.rollback.to",
]);

/** So long may the list of former revisions be. */
const historyLength = 2000;

export const revisionOf = ({ metadata }: ReplicaSet): number => {
  const revision = Number(metadata.annotations?.[revisionAnnotation] ?? 0);
  return Number.isSafeInteger(revision) ? revision : 0;
};

export const nextRevision = (old: readonly ReplicaSet[]): number => Math.max(0, ...old.map(revisionOf)) + 1;

/** How large the deployment was when the set was scaled last: what its share is counted from. */
export const desiredReplicas = ({ metadata }: ReplicaSet): number | undefined => count(metadata, desiredAnnotation);
export const maxReplicas = ({ metadata }: ReplicaSet): number | undefined => count(metadata, maxAnnotation);

function count({ annotations }: { readonly annotations?: Annotations }, name: string): number | undefined {
  const text = annotations?.[name];
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

export const scaleAnnotations = (deployment: Deployment): Annotations => ({
  [desiredAnnotation]: String(wantedReplicas(deployment)),
  [maxAnnotation]: String(wantedReplicas(deployment) + maxSurge(deployment)),
});

/** Annotations of the newest set: the deployment's, and its revision, which is above that of all others. */
export function newestAnnotations(deployment: Deployment, set: ReplicaSet | undefined, revision: number): Annotations {
  const own = set?.metadata.annotations ?? {};
  const copied = Object.entries(deployment.metadata.annotations ?? {}).filter(([name]) => !notCopied.has(name));
  const before = own[revisionAnnotation];
  const risen = Number(before ?? 0) < revision;
  return {
    ...own,
    ...Object.fromEntries(copied),
    ...(risen && { [revisionAnnotation]: String(revision) }),
    ...(risen && before && { [historyAnnotation]: history(own[historyAnnotation], before) }),
  };
}

/** A set that is rolled back to remembers the revisions it was; the oldest are forgotten first. */
function history(known: string | undefined, revision: string): string {
  const revisions = known ? [...known.split(","), revision] : [revision];
  while (revisions.length > 1 && revisions.join(",").length > historyLength) revisions.shift();
  return revisions.join(",");
}
