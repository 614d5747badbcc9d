import { isObject } from "../patch/json-object.ts";
import { type FieldSet, isEmpty, isMember, leaf, nodeOf } from "./field-set.ts";
import { elementOf, isDivided, shapeOfItem } from "./fields-of.ts";
import { childOf, type Shape } from "./shape.ts";

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
  const entries = Object.entries(value).flatMap(([key, part]) => {
    const child = childOf(shape, key);
    return leftOf(child.shape, part, set[child.element]).map((left): [string, unknown] => [key, left]);
  });
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
    const child = element.startsWith("f:") ? childOf(shape, element.slice(2)) : undefined;
    const inner = withParents(child?.shape ?? shapeOfItem(shape), node);
    children.push([element, child?.declared && !isMember(inner) ? { ".": leaf, ...inner } : inner]);
  }
  return nodeOf("." in set, children) ?? leaf;
}

/** An object from which something was removed is still an object. */
export const asObject = (value: unknown): Record<string, unknown> => (isObject(value) ? { ...value } : {});
