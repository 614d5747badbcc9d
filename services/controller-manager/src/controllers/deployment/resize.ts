import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import { type Action, event, update } from "@kubets/client";
import { scaleAnnotations } from "./annotations.ts";
import { wantedReplicas } from "./limits.ts";

/** A set's new number of replicas. */
export interface Resize {
  readonly set: ReplicaSet;
  readonly replicas: number;
}

/** Writes the number, and what the deployment's was, which the next proportional scaling counts from. */
export function resizeActions(deployment: Deployment, { set, replicas }: Resize): readonly Action[] {
  const annotations = { ...set.metadata.annotations, ...scaleAnnotations(deployment) };
  const before = wantedReplicas(set);
  if (before === replicas && isDeepStrictEqual(annotations, set.metadata.annotations)) return [];
  const next = { ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec, replicas } };
  const direction = replicas > before ? "up" : "down";
  const message = `Scaled ${direction} replica set ${set.metadata.name} from ${before} to ${replicas}`;
  const told = before === replicas ? [] : [event(deployment, { type: "Normal", reason: "ScalingReplicaSet", message })];
  return [update(kinds.ReplicaSet, next), ...told];
}
