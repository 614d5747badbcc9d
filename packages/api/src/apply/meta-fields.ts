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

/** The set of some paths of field names, such as `["metadata", "labels"]`, to be taken with all below them. */
export function setOfPaths(paths: readonly (readonly string[])[]): FieldSet {
  return paths
    .map((path) => path.reduceRight<FieldSet>((below, name) => ({ [fieldElement(name)]: below }), leaf))
    .reduce(union, emptySet);
}
