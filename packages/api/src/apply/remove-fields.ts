import { isObject } from "../patch/json-object.ts";
import { type FieldSet, isEmpty, isMember, leaf, nodeOf } from "./field-set.ts";
import { elementOf, isDivided, shapeOfItem } from "./fields-of.ts";
import { fieldElement } from "./path-element.ts";
import { type Shape, shapeUnder } from "./shape.ts";

/**
 * The value without the fields of a set. What is emptied becomes null: it is still there for whoever owns the place
 * itself, and says nothing. Shares what it leaves alone.
 */
export function removeFields(shape: Shape, value: unknown, set: FieldSet): unknown {
  if (isEmpty(set) || !isDivided(shape, value)) return value;
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => leftOf(shapeOfItem(shape), item, set[elementOf(shape, item)]));
    return items.length ? items : null;
  }
  const entries = Object.entries(value).flatMap(([key, child]) =>
    leftOf(shapeUnder(shape, key), child, set[fieldElement(key)]).map((left): [string, unknown] => [key, left]),
  );
  return entries.length ? Object.fromEntries(entries) : null;
}

/** Nothing, or the one value that is left. */
function leftOf(shape: Shape, value: unknown, node: FieldSet | undefined): [] | [unknown] {
  if (!node) return [value];
  return isMember(node) ? [] : [removeFields(shape, value, node)];
}

/**
 * The set with every declared field on the way to one of its paths in it too: who owns `spec.replicas` wants `spec` to
 * be there. List items and the keys of free maps are not added.
 */
export function withParents(shape: Shape, set: FieldSet): FieldSet {
  const children: [string, FieldSet][] = [];
  for (const [element, node] of Object.entries(set)) {
    if (element === ".") continue;
    const key = element.slice(2);
    const isField = element.startsWith("f:");
    const inner = withParents(isField ? shapeUnder(shape, key) : shapeOfItem(shape), node);
    const isDeclared = isField && shape.is === "struct" && shape.message.byJson.has(key);
    children.push([element, isDeclared && !isMember(inner) ? { ".": leaf, ...inner } : inner]);
  }
  return nodeOf("." in set, children) ?? leaf;
}

/** An object from which something was removed is still an object. */
export const asObject = (value: unknown): Record<string, unknown> => (isObject(value) ? { ...value } : {});
