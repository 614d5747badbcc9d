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

/** What is left of an object that came by this version and is read by it again: the kinds of one version lose nothing. */
export const asKept = (object: ApiObject, kind: Kind, deps: Pick<RoadDeps, "recordOf" | "registry">): ApiObject =>
  fromStored(toStored(object, kind, deps), kind, deps);

/** Shows objects as other versions of their kind do, for fields that were written through those. Not those of another group. */
export const convertFor =
  (deps: Pick<RoadDeps, "recordOf" | "registry">): Convert =>
  ({ kind, object }, apiVersion) => {
    const other = deps.registry.byKind(apiVersion, kind.kind);
    if (other?.group !== kind.group) return undefined;
    // Field management shows parts of objects too; conversions expect the parts that every object has.
    const whole = { ...object, metadata: object.metadata ?? {}, spec: object.spec ?? {} };
    return { kind: other, object: fromStored(toStored(whole, kind, deps), other, deps) };
  };
