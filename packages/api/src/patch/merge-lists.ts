import { patchFailure, unknownDirective } from "./directives.ts";
import { goText, goTypeName } from "./go-text.ts";
import { isObject, type JsonObject } from "./json-object.ts";
import type { MergeRule } from "./merge-rule.ts";
import { sameValue } from "./same-value.ts";
import { mergeObjects } from "./strategic-merge-patch.ts";

export interface ListPatch {
  readonly before: readonly unknown[];
  readonly patch: readonly unknown[];
  /** Of `$setElementOrder`: items by their merge key, or values. */
  readonly order: readonly unknown[] | undefined;
  readonly rule: MergeRule;
}

type Identity = (item: unknown) => unknown;

/** Items of a list of objects are the same when their merge keys are; others when they are equal. */
function identityBy({ mergeKey }: MergeRule, lists: readonly (readonly unknown[])[]): Identity {
  if (!mergeKey || !lists.some((list) => list.some(isObject))) return (item) => item;
  return (item) => {
    const key = isObject(item) ? item[mergeKey] : undefined;
    if (key === undefined) throw patchFailure(`map: ${goText(item)} does not contain declared merge key: ${mergeKey}`);
    return key;
  };
}

const indexIn = (list: readonly unknown[], item: unknown, identity: Identity): number => {
  const wanted = identity(item);
  return list.findIndex((other) => sameValue(identity(other), wanted));
};

/** The list after the items `{$patch: delete}` and `{$patch: replace}`, and the patch's ordinary items. */
function followDirectives({ before, patch, rule }: ListPatch): {
  before: readonly unknown[];
  items: readonly unknown[];
} {
  const items = patch.filter((item) => !isObject(item) || item.$patch === undefined);
  let left = before;
  let replaces = false;
  for (const item of patch) {
    if (!isObject(item) || item.$patch === undefined) continue;
    if (item.$patch === "replace") replaces = true;
    else if (item.$patch === "delete") left = withoutItem(left, item, rule);
    else if (item.$patch === "merge") throw patchFailure("merging lists cannot yet be specified in the patch");
    else throw unknownDirective(item.$patch, item);
  }
  return { before: replaces ? [] : left, items };
}

function withoutItem(list: readonly unknown[], item: JsonObject, { mergeKey = "" }: MergeRule): readonly unknown[] {
  const key = item[mergeKey];
  if (key === undefined) throw patchFailure(`map: ${goText(item)} does not contain declared merge key: ${mergeKey}`);
  return list.filter((other) => !isObject(other) || !sameValue(other[mergeKey], key));
}

/** Items of a list are of one type, in what there is and in the patch. */
function checkTypes(lists: readonly (readonly unknown[])[]): void {
  if (new Set(lists.flat().map(goTypeName)).size > 1)
    throw patchFailure(`list element types are not identical: ${goText(lists)}`);
}

/** The items of the patch must come in the order that `$setElementOrder` gives. */
function checkOrder(items: readonly unknown[], order: readonly unknown[], identity: Identity): void {
  let at = 0;
  for (const item of items) {
    const found = indexIn(order.slice(at), item, identity);
    if (found < 0)
      throw patchFailure(
        `The order in patch list:\n${goText(items)}\n doesn't match $setElementOrder list:\n${goText(order)}\n`,
      );
    at += found + 1;
  }
}

/** The same of a list that is new. */
export function checkOrderOf(list: readonly unknown[], order: readonly unknown[], rule: MergeRule): void {
  const { items } = followDirectives({ before: [], patch: list, order, rule });
  checkOrder(items, order, identityBy(rule, [items]));
}

function checkOrderItems(order: readonly unknown[], { mergeKey }: MergeRule): void {
  const stranger = mergeKey ? order.findIndex((item) => !isObject(item)) : -1;
  if (stranger >= 0) throw patchFailure(`value for key ${stranger} is not a map`);
}

function mergeItem(before: unknown, item: unknown, rule: MergeRule): unknown {
  return isObject(before) && isObject(item) ? mergeObjects(before, item, rule.below) : item;
}

/**
 * Puts the items that the patch orders and those that it leaves alone together. Each of the two keeps its order; where
 * one is to stand before the other, the list as it was decides, and an item that was not in it comes first.
 */
function interleave(ordered: readonly unknown[], others: readonly unknown[], placeOf: (item: unknown) => number) {
  const all: unknown[] = [];
  let next = 0;
  for (const item of ordered) {
    const place = placeOf(item);
    while (next < others.length && place >= 0 && placeOf(others[next]) < place) all.push(others[next++]);
    all.push(item);
  }
  return [...all, ...others.slice(next)];
}

/** Merges the items of a patch into a list, by merge key or as a set of values, and puts them in order. */
export function mergeLists(list: ListPatch): unknown[] {
  const { rule } = list;
  checkTypes([list.before, list.patch]);
  const { before, items } = followDirectives(list);
  const identity = identityBy(rule, [before, items]);
  if (list.order) checkOrder(items, list.order, identity);
  const order = list.order ?? items;
  checkOrderItems(order, rule);
  const merged = [...before];
  for (const item of items) {
    const index = indexIn(merged, item, identity);
    const value = mergeItem(index < 0 ? undefined : merged[index], item, rule);
    if (index < 0) merged.push(value);
    else merged[index] = value;
  }
  const ordered = order.map((item) => merged[indexIn(merged, item, identity)]).filter((item) => item !== undefined);
  const named = new Set<unknown>(ordered);
  const others = merged.filter((item) => !named.has(item));
  return interleave([...named], others, (item) => indexIn(list.before, item, identity));
}
