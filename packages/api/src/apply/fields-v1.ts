import { isObject } from "../patch/json-object.ts";
import { type FieldSet, leaf, nodeOf } from "./field-set.ts";

/** An element of a kind that a newer server may know says nothing to us. */
const isStrange = (element: string): boolean => element[1] === ":" && !"fkvi".includes(element[0]!);

/** Keys of a `k:` element in order, values as JSON writes them; undefined when this is no path element. */
function canonical(element: string): string | undefined {
  if (element === "." || element.startsWith("f:")) return element;
  try {
    const value: unknown = JSON.parse(element.slice(2));
    if (element.startsWith("v:")) return `v:${JSON.stringify(value)}`;
    if (element.startsWith("i:")) return Number.isInteger(value) ? element : undefined;
    if (!element.startsWith("k:") || !isObject(value)) return undefined;
    const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `k:${JSON.stringify(Object.fromEntries(sorted))}`;
  } catch {
    return undefined;
  }
}

/**
 * Reads FieldsV1 that a stranger wrote: checks it and puts it in order. Throws where it is not FieldsV1. The other
 * direction needs nothing: a set is FieldsV1.
 */
export function fromFieldsV1(json: unknown): FieldSet {
  if (!isObject(json)) throw new Error("a node of FieldsV1 must be an object");
  const children = Object.entries(json)
    .filter(([element]) => element !== "." && !isStrange(element))
    .map(([element, child]): [string, FieldSet] => {
      const known = canonical(element);
      if (known === undefined) throw new Error(`${element} is no path element of FieldsV1`);
      return [known, fromFieldsV1(child)];
    });
  return nodeOf("." in json, children) ?? leaf;
}
