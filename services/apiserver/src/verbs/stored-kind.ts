import { type ApiObject, type Convert, decodeObject, type Kind } from "@kubets/api";
import type { KindRegistry, RoadDeps } from "../road/deps.ts";

/** The kind in whose version the objects are stored: the kind itself, but for autoscaling/v1 and events.k8s.io/v1. */
export function storedKind(kind: Kind, registry: KindRegistry): Kind {
  const { group, version } = kind.storageKind;
  if (version === kind.version && group === kind.group) return kind;
  return registry.byKind(group ? `${group}/${version}` : version, kind.kind) ?? kind;
}

/** The object in the version that is stored. */
export function toStored(object: ApiObject, kind: Kind, deps: Pick<RoadDeps, "recordOf" | "registry">): ApiObject {
  const convert = deps.recordOf(kind).toStored;
  return convert ? decodeObject(storedKind(kind, deps.registry), convert(object)) : object;
}

/** A stored object in the version that `kind` serves. */
export function fromStored(object: ApiObject, kind: Kind, { recordOf }: Pick<RoadDeps, "recordOf">): ApiObject {
  const convert = recordOf(kind).fromStored;
  return convert ? decodeObject(kind, convert(object)) : object;
}

/** Shows objects of `kind` as other versions of it do, for fields that were written through those. */
export const convertFor =
  (kind: Kind, deps: Pick<RoadDeps, "recordOf" | "registry">): Convert =>
  (object, apiVersion) => {
    const other = deps.registry.byKind(apiVersion, kind.kind);
    if (!other || storedKind(other, deps.registry) !== storedKind(kind, deps.registry)) return undefined;
    // Field management shows parts of objects too; conversions expect the parts that every object has.
    const whole = { ...object, metadata: object.metadata ?? {}, spec: object.spec ?? {} };
    return { kind: other, object: fromStored(toStored(whole, kind, deps), other, deps) };
  };
