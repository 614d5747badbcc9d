import { ApiError } from "../errors.ts";
import { isObject, type JsonObject } from "../patch/json-object.ts";
import type { Message } from "../schema/schema.ts";
import { emptySet, type FieldSet, leaf, nodeInOrder, nodeOf } from "./field-set.ts";
import { keyElement, valueElement } from "./path-element.ts";
import { childOf, type Shape, shapeOfMessage } from "./shape.ts";

const isBare = (value: unknown): boolean => {
  if (value === null) return true;
  if (!isObject(value)) return false;
  for (const _ in value) return false;
  return true;
};

/** Does this shape take the value apart? Empty and null values are owned as a whole, and so are values of another type. */
export function isDivided(shape: Shape, value: unknown): value is object {
  switch (shape.is) {
    case "leaf":
      return false;
    case "set":
    case "listMap":
      return Array.isArray(value) && value.length > 0;
    default:
      return isObject(value) && !isBare(value);
  }
}

/** An item of a list with keys has none of them, not even by default: it cannot be told from others. */
export class KeylessItem extends ApiError {
  constructor(keys: readonly string[]) {
    super("Unknown", `an item of a list has none of its keys: ${keys.join(", ")}`);
  }
}

/** The path element of an item of a set or list map. Throws KeylessItem. */
export function elementOf(shape: Shape, item: unknown): string {
  if (shape.is !== "listMap") return valueElement(item);
  const element = keyElement(shape.keys, isObject(item) ? item : {}, shape.defaults);
  if (element === "k:{}") throw new KeylessItem(shape.keys);
  return element;
}

const itemShape: Shape = { is: "leaf" };

/** The shape of the items of a set or list map. */
export const shapeOfItem = (shape: Shape): Shape => (shape.is === "listMap" ? shape.item : itemShape);

/** Items of a set or list map by their path element; more than one where a client wrote duplicates. */
export function itemsByElement(shape: Shape, list: readonly unknown[]): Map<string, unknown[]> {
  const items = new Map<string, unknown[]>();
  for (const item of list) {
    const element = elementOf(shape, item);
    const others = items.get(element);
    if (others) others.push(item);
    else items.set(element, [item]);
  }
  return items;
}

/**
 * What is owned below a divided value. `whole`: as when a value is added, every place on the way is owned too;
 * otherwise, as when a configuration is applied, only leaves, list items and the keys of free maps. Items that occur
 * twice are added as one leaf.
 */
function below(shape: Shape, value: object, whole: boolean): FieldSet | undefined {
  if (shape.is === "struct") return belowStruct(shape, value as JsonObject, whole);
  const children: [string, FieldSet][] = [];
  if (Array.isArray(value)) {
    for (const [element, items] of itemsByElement(shape, value)) {
      const node = items.length > 1 && whole ? leaf : nodeBelow(shapeOfItem(shape), items[0], { whole, member: true });
      if (node) children.push([element, node]);
    }
  } else {
    const object = value as JsonObject;
    for (const key in object) {
      if (object[key] === undefined) continue;
      const child = childOf(shape, key);
      const node = nodeBelow(child.shape, object[key], { whole, member: whole || !child.declared });
      if (node) children.push([child.element, node]);
    }
  }
  return nodeOf(whole, children);
}

/** What most of an object is: its fields are put in order by their ranks, without comparing names. */
function belowStruct(shape: Shape & { is: "struct" }, object: JsonObject, whole: boolean): FieldSet | undefined {
  const children: [string, FieldSet][] = [];
  const ranks: number[] = [];
  let isRanked = true;
  for (const key in object) {
    if (object[key] === undefined) continue;
    const { element, shape: inner, declared, rank = 0 } = childOf(shape, key);
    const node = nodeBelow(inner, object[key], { whole, member: whole || !declared });
    if (!node) continue;
    if (!declared) isRanked = false;
    let at = ranks.length;
    for (; at > 0 && ranks[at - 1]! > rank; at--) {
      ranks[at] = ranks[at - 1]!;
      children[at] = children[at - 1]!;
    }
    ranks[at] = rank;
    children[at] = [element, node];
  }
  return isRanked ? nodeInOrder(whole, children) : nodeOf(whole, children);
}

function nodeBelow(shape: Shape, value: unknown, how: { whole: boolean; member: boolean }): FieldSet | undefined {
  if (!isDivided(shape, value)) {
    const isEmptyList = !how.whole && !how.member && Array.isArray(value) && shape.is !== "leaf" && shape.is !== "open";
    return isEmptyList ? undefined : leaf;
  }
  const node = below(shape, value, how.whole);
  if (!how.member || how.whole) return node;
  return node ? { ".": leaf, ...node } : leaf;
}

/** Everything of a value that has just come into being. */
export const addedFields = (shape: Shape, value: unknown): FieldSet =>
  isDivided(shape, value) ? below(shape, value, true)! : leaf;

/** The fields that an applied configuration names. */
export function fieldsOf(message: Message, object: object): FieldSet {
  const shape = shapeOfMessage(message);
  return isDivided(shape, object) ? (below(shape, object, false) ?? emptySet) : emptySet;
}
