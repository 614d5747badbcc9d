import { withKey } from "../patch/json-object.ts";
import type { ApiObject } from "../schema/schema.ts";
import type { Application } from "./apply.ts";
import { compareObjects } from "./compare-objects.ts";
import { difference, emptySet, type FieldSet, union } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";

/** Where client-side apply keeps the configuration it applied last. */
const annotation = "kubectl.kubernetes.io/last-applied-configuration";

/** kubectl under its own name moves from client-side to server-side apply, and may move back. */
const isKubectl = ({ manager, live }: Application): boolean =>
  manager === "kubectl" && live?.metadata.annotations?.[annotation] !== undefined;

/**
 * The fields that kubectl's client-side apply set and that still are as it set them: kubectl may take them from
 * whatever manager it had then, without force.
 */
export function fieldsOfClientSideApply(application: Application): FieldSet {
  const { kind, live } = application;
  if (!live || !isKubectl(application)) return emptySet;
  try {
    const formerly = JSON.parse(live.metadata.annotations![annotation]!) as object;
    const { changed, removed } = compareObjects(kind.message, formerly, live);
    return difference(fieldsOf(kind.message, formerly), union(changed, removed));
  } catch {
    return emptySet;
  }
}

/** After kubectl's server-side apply the annotation, where there is one, tells client-side apply what was applied. */
export function withLastApplied(application: Application, object: ApiObject): ApiObject {
  if (!isKubectl(application)) return object;
  const applied = application.applied as ApiObject;
  const { [annotation]: _, ...others } = applied.metadata.annotations ?? {};
  const metadata = { ...applied.metadata, annotations: others };
  const text = `${JSON.stringify({ ...applied, metadata })}\n`;
  const annotations = withKey(object.metadata.annotations ?? {}, annotation, text);
  return { ...object, metadata: { ...object.metadata, annotations } as ApiObject["metadata"] };
}
