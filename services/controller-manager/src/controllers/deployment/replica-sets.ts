import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import { wantedReplicas } from "./limits.ts";
import { sameTemplate } from "./template-hash.ts";

/** A deployment's replica sets, sorted out. */
export interface Sets {
  /** The one with the deployment's template. */
  readonly newest: ReplicaSet | undefined;
  /** All others, oldest first. */
  readonly old: readonly ReplicaSet[];
}

export const allOf = ({ newest, old }: Sets): readonly ReplicaSet[] => (newest ? [...old, newest] : old);

export const isUsed = (set: ReplicaSet): boolean => wantedReplicas(set) > 0;

const byAge = (a: ReplicaSet, b: ReplicaSet): number => {
  const [left, right] = [a, b].map(({ metadata }) => metadata.creationTimestamp ?? "");
  return left === right ? ((a.metadata.name ?? "") < (b.metadata.name ?? "") ? -1 : 1) : left! < right! ? -1 : 1;
};

/** Of several with the same template, which only somebody else can have made, the oldest counts. */
export function sortSets(deployment: Deployment, owned: readonly ReplicaSet[]): Sets {
  const sorted = [...owned].sort(byAge);
  const newest = sorted.find(({ spec }) => sameTemplate(spec.template, deployment.spec.template));
  return { newest, old: sorted.filter((set) => set !== newest) };
}
