import { sameValue } from "../patch/same-value.ts";
import type { Message } from "../schema/schema.ts";
import { emptySet, type FieldSet, leaf, nodeOf } from "./field-set.ts";
import { addedFields, elementOf, isDivided, shapeOfItem } from "./fields-of.ts";
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
  const wasDivided = isDivided(shape, before);
  const isNowDivided = isDivided(shape, after);
  if (!wasDivided && !isNowDivided) return sameValue(before, after) ? same : leafChanged;
  if (Array.isArray(wasDivided ? before : after))
    return compareItems(shape, wasDivided ? (before as unknown[]) : [], isNowDivided ? (after as unknown[]) : []);
  return compareMembers(shape, wasDivided ? before : {}, isNowDivided ? after : {});
}

function compareMembers(shape: Shape, before: object, after: object): Found {
  const was = before as Record<string, unknown>;
  const is = after as Record<string, unknown>;
  const changed: Children = [];
  const removed: Children = [];
  const note = (key: string) => {
    if (was[key] === is[key]) return;
    const child = childOf(shape, key);
    const found = compare(child.shape, was[key], is[key]);
    if (found.changed) changed.push([child.element, found.changed]);
    if (found.removed) removed.push([child.element, found.removed]);
  };
  for (const key in is) note(key);
  for (const key in was) if (!(key in is)) note(key);
  return toldAs(changed, removed);
}

/** Items by their path element. An element that occurs twice is compared as a whole. */
function itemsByElement(shape: Shape, list: readonly unknown[]): Map<string, unknown[]> {
  const items = new Map<string, unknown[]>();
  for (const item of list) {
    const element = elementOf(shape, item);
    const others = items.get(element);
    if (others) others.push(item);
    else items.set(element, [item]);
  }
  return items;
}

function compareItems(shape: Shape, before: readonly unknown[], after: readonly unknown[]): Found {
  const was = itemsByElement(shape, before);
  const is = itemsByElement(shape, after);
  const changed: Children = [];
  const removed: Children = [];
  for (const [element, items] of is) {
    const others = was.get(element) ?? [];
    const unique = items.length === 1 && others.length <= 1;
    const found = unique
      ? compare(shapeOfItem(shape), others[0], items[0])
      : sameValue(items, others)
        ? same
        : leafChanged;
    if (found.changed) changed.push([element, found.changed]);
    if (found.removed) removed.push([element, found.removed]);
  }
  for (const [element, items] of was)
    if (!is.has(element)) removed.push([element, items.length > 1 ? leaf : addedFields(shapeOfItem(shape), items[0])]);
  return toldAs(changed, removed);
}

/** Shared parts are skipped, so comparing an object with its patched self costs only what the patch touched. */
export function compareObjects(message: Message, before: object, after: object): Difference {
  const { changed, removed } = compare(shapeOfMessage(message), before, after);
  return { changed: changed ?? emptySet, removed: removed ?? emptySet };
}
