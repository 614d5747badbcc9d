import { isObject, withKey, withoutKey } from "../patch/json-object.ts";
import type { ApiObject, ObjectMeta } from "../schema/schema.ts";
import type { Application } from "./apply.ts";
import { compareObjects } from "./compare-objects.ts";
import { difference, emptySet, type FieldSet, union } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";

/** Where client-side apply keeps the configuration it applied last. */
const annotation = "kubectl.kubernetes.io/last-applied-configuration";

/** Under its own name kubectl moves an object from client-side to server-side apply, and may move it back. */
const isKubectl = ({ manager }: Application): boolean => manager === "kubectl";

const lastApplied = (object: ApiObject | undefined): string | undefined => object?.metadata.annotations?.[annotation];

/**
 * The fields that kubectl's client-side apply set and that still are as it set them: kubectl may take them from
 * whatever manager it had then, without force.
 */
export function fieldsOfClientSideApply(application: Application): FieldSet {
  const { kind, live } = application;
  const text = lastApplied(live);
  if (!live || !text || !isKubectl(application)) return emptySet;
  try {
    const formerly = JSON.parse(text) as object;
    const { changed, removed } = compareObjects(kind.message, formerly, live);
    return difference(fieldsOf(kind.message, formerly), union(changed, removed));
  } catch {
    return emptySet;
  }
}

/** After kubectl's server-side apply the annotation, where there is one, tells client-side apply what was applied. */
export function withLastApplied(application: Application, object: ApiObject): ApiObject {
  const before = lastApplied(object);
  if (before === undefined || !isKubectl(application)) return object;
  const after = configurationText(application.applied as ApiObject);
  if (after === before) return object;
  const annotations = withKey(object.metadata.annotations ?? {}, annotation, after);
  return { ...object, metadata: { ...object.metadata, annotations } as ApiObject["metadata"] };
}

/** As kubectl writes it: without the annotation itself, keys in order. */
function configurationText(applied: ApiObject): string {
  const { annotations, ...rest }: ObjectMeta = applied.metadata ?? {};
  const metadata = annotations ? { ...rest, annotations: withoutKey(annotations, annotation) } : rest;
  return `${JSON.stringify(inKeyOrder({ ...applied, metadata }))}\n`;
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inKeyOrder(value[key])]),
  );
}
