import type { ApiObject, Kind } from "@kubets/api";
import type { KindRegistry, RoadDeps } from "../road/deps.ts";

/** The kind in whose version the objects are stored: the kind itself, but for autoscaling/v1 and events.k8s.io/v1. */
export function storedKind(kind: Kind, registry: KindRegistry): Kind {
  const { group, version } = kind.storageKind;
  if (version === kind.version && group === kind.group) return kind;
  return registry.byKind(group ? `${group}/${version}` : version, kind.kind) ?? kind;
}

/** The object in the version that is stored. */
export function toStored(object: ApiObject, kind: Kind, { recordOf }: Pick<RoadDeps, "recordOf">): ApiObject {
  return recordOf(kind).toStored?.(object) ?? object;
}

/** A stored object in the version that `kind` serves. */
export function fromStored(object: ApiObject, kind: Kind, { recordOf }: Pick<RoadDeps, "recordOf">): ApiObject {
  return recordOf(kind).fromStored?.(object) ?? object;
}
