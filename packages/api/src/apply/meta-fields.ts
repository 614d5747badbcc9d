import { emptySet, type FieldSet, leaf, union } from "./field-set.ts";
import { fieldElement } from "./path-element.ts";

/** Fields that nobody owns: what names the object, and what the server alone writes. */
export const unownedFields: FieldSet = {
  "f:apiVersion": leaf,
  "f:kind": leaf,
  "f:metadata": {
    ".": leaf,
    "f:creationTimestamp": leaf,
    "f:generation": leaf,
    "f:managedFields": leaf,
    "f:name": leaf,
    "f:namespace": leaf,
    "f:resourceVersion": leaf,
    "f:selfLink": leaf,
    "f:uid": leaf,
  },
};

type Paths = readonly (readonly string[])[];

/** Each endpoint has one list of paths, which never changes. */
const known = new WeakMap<Paths, FieldSet>();

/** The set of some paths of field names, such as `["metadata", "labels"]`, to be taken with all below them. */
export function setOfPaths(paths: Paths): FieldSet {
  let set = known.get(paths);
  if (!set) {
    set = paths
      .map((path) => path.reduceRight<FieldSet>((below, name) => ({ [fieldElement(name)]: below }), leaf))
      .reduce(union, emptySet);
    known.set(paths, set);
  }
  return set;
}
