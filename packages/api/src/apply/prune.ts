import type { ApiObject, Kind } from "../schema/schema.ts";
import { difference, emptySet, type FieldSet, intersection, isEmpty, union } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import type { Managed } from "./managed-entries.ts";
import { asObject, removeFields, withParents } from "./remove-fields.ts";
import { shapeOfMessage } from "./shape.ts";
import type { Convert, Seen } from "./update-managed-fields.ts";

export interface Pruning {
  readonly kind: Kind;
  /** The live object with the new configuration laid over it. */
  readonly merged: ApiObject;
  /** What the manager applied last time. */
  readonly last: Managed;
  /** This manager, with what it applies now. */
  readonly me: Managed;
  readonly others: readonly Managed[];
  readonly convert: Convert | undefined;
}

/** An object and sets of its fields as one version of the kind has them. */
const shapeOf = ({ kind }: Seen) => shapeOfMessage(kind.message);
const fieldsIn = (seen: Seen): FieldSet => withParents(shapeOf(seen), fieldsOf(seen.kind.message, seen.object));
const without = (seen: Seen, set: FieldSet): Seen => ({
  kind: seen.kind,
  object: asObject(removeFields(shapeOf(seen), seen.object, set)) as ApiObject,
});

/**
 * Removes what the manager applied last time, does not apply now, and nobody else owns. What nobody owns but the server
 * filled in stays where it can.
 */
export function prune({ kind, merged, last, me, others, convert }: Pruning): ApiObject {
  if (me.apiVersion === last.apiVersion && isEmpty(difference(last.fields, me.fields))) return merged;
  const inVersion = (seen: Seen, apiVersion: string): Seen | undefined =>
    apiVersion === seen.kind.apiVersion ? seen : convert?.(seen, apiVersion);
  const wanted = wantedByVersion([...others, me]);
  const whole = inVersion({ kind, object: merged }, last.apiVersion);
  if (!whole) return merged;
  const formerly = withParents(shapeOf(whole), last.fields);
  const stillWanted = withParents(shapeOf(whole), wanted.get(last.apiVersion) ?? emptySet);
  if (isEmpty(difference(formerly, stillWanted))) return merged;

  const bare = without(whole, formerly);
  const withOwned = [...versionsFrom(last.apiVersion, wanted)].reduce((pruned, apiVersion) => {
    const all = inVersion(whole, apiVersion);
    const some = inVersion(pruned, apiVersion);
    if (!all || !some) return pruned;
    const kept = union(fieldsIn(some), withParents(shapeOf(all), wanted.get(apiVersion)!));
    return without(all, difference(fieldsIn(all), kept));
  }, bare);
  const left = inVersion(withOwned, last.apiVersion);
  if (!left) return merged;
  const lost = difference(fieldsIn(whole), fieldsIn(left));
  const pruned = without(whole, intersection(lost, formerly));
  return (inVersion(pruned, kind.apiVersion) ?? { object: merged }).object;
}

function wantedByVersion(managers: readonly Managed[]): Map<string, FieldSet> {
  const wanted = new Map<string, FieldSet>();
  for (const { apiVersion, fields } of managers)
    wanted.set(apiVersion, union(wanted.get(apiVersion) ?? emptySet, fields));
  return wanted;
}

/** The version of what is pruned first, so that nothing is converted that lacks what conversion needs. */
function* versionsFrom(first: string, wanted: ReadonlyMap<string, FieldSet>): Generator<string> {
  if (wanted.has(first)) yield first;
  for (const apiVersion of wanted.keys()) if (apiVersion !== first) yield apiVersion;
}
