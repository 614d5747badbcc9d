import { type JsonObject, own } from "../patch/json-object.ts";
import { sameValue } from "../patch/same-value.ts";
import type { Message } from "../schema/schema.ts";
import { baseOf, share } from "../shared/shared-parts.ts";
import { emptySet, type FieldSet, leaf, nodeOf } from "./field-set.ts";
import { addedFields, isDivided, itemsByElement, shapeOfItem } from "./fields-of.ts";
import { childOf, type Shape, shapeOfMessage } from "./shape.ts";

/** The fields by which two objects differ. */
export interface Difference {
  /** Added, or of another value. */
  readonly changed: FieldSet;
  readonly removed: FieldSet;
}

type Children = [string, FieldSet][];
interface Found {
  readonly changed: FieldSet | undefined;
  readonly removed: FieldSet | undefined;
}

const same: Found = { changed: undefined, removed: undefined };
const leafChanged: Found = { changed: leaf, removed: undefined };

const toldAs = (changed: Children, removed: Children): Found =>
  changed.length || removed.length ? { changed: nodeOf(false, changed), removed: nodeOf(false, removed) } : same;

function compare(shape: Shape, before: unknown, after: unknown): Found {
  if (before === after) return same;
  if (after === undefined) return { changed: undefined, removed: addedFields(shape, before) };
  if (before === undefined) return { changed: addedFields(shape, after), removed: undefined };
  return after === baseOf(after) ? compareShared(shape, before, after) : compareApart(shape, before, after);
}

function compareApart(shape: Shape, before: unknown, after: unknown): Found {
  const wasDivided = isDivided(shape, before);
  const isNowDivided = isDivided(shape, after);
  if (!wasDivided && !isNowDivided) return sameValue(before, after) ? same : leafChanged;
  if (Array.isArray(wasDivided ? before : after))
    return compareItems(shape, wasDivided ? (before as unknown[]) : [], isNowDivided ? (after as unknown[]) : []);
  return compareMembers(shape, (wasDivided ? before : {}) as JsonObject, (isNowDivided ? after : {}) as JsonObject);
}

/** Of a shared part, the fields that it adds to what it was last compared with: an empty object, when objects are created. */
const last = new WeakMap<object, { readonly before: unknown; readonly found: Found }>();

function compareShared(shape: Shape, before: unknown, after: object): Found {
  const known = last.get(after);
  if (known && known.before === before) return known.found;
  const found = compareApart(shape, before, after);
  if (found.changed) share(found.changed);
  last.set(after, { before, found });
  return found;
}

function compareMembers(shape: Shape, before: JsonObject, after: JsonObject): Found {
  const changed: Children = [];
  const removed: Children = [];
  const note = (key: string) => {
    const was = own(before, key);
    const is = own(after, key);
    if (was === is) return;
    const child = childOf(shape, key);
    const found = compare(child.shape, was, is);
    if (found.changed) changed.push([child.element, found.changed]);
    if (found.removed) removed.push([child.element, found.removed]);
  };
  for (const key in after) note(key);
  for (const key in before) if (!Object.hasOwn(after, key)) note(key);
  return toldAs(changed, removed);
}

function compareItems(shape: Shape, before: readonly unknown[], after: readonly unknown[]): Found {
  const was = itemsByElement(shape, before);
  const is = itemsByElement(shape, after);
  const changed: Children = [];
  const removed: Children = [];
  for (const element of new Set([...is.keys(), ...was.keys()])) {
    const found = compareSameKeyed(shapeOfItem(shape), was.get(element) ?? [], is.get(element) ?? []);
    if (found.changed) changed.push([element, found.changed]);
    if (found.removed) removed.push([element, found.removed]);
  }
  return toldAs(changed, removed);
}

/** Items of one key: usually one. Several are one leaf, in place of the fields of a single one. */
function compareSameKeyed(shape: Shape, before: readonly unknown[], after: readonly unknown[]): Found {
  if (before.length <= 1 && after.length <= 1) return compare(shape, before[0], after[0]);
  if (before.length > 1 && after.length > 1) return sameValue(before, after) ? same : leafChanged;
  const fieldsOfAll = (items: readonly unknown[]) =>
    items.length > 1 ? leaf : items.length === 1 ? addedFields(shape, items[0]) : undefined;
  return { changed: fieldsOfAll(after), removed: fieldsOfAll(before) };
}

/** Shared parts are skipped, so comparing an object with its patched self costs only what the patch touched. */
export function compareObjects(message: Message, before: object, after: object): Difference {
  const { changed, removed } = compare(shapeOfMessage(message), before, after);
  return { changed: changed ?? emptySet, removed: removed ?? emptySet };
}
