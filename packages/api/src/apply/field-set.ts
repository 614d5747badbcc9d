import { compareElements } from "./path-element.ts";

/**
 * A set of field paths, in the very shape of FieldsV1: a trie of path elements (`f:` field, `k:` list item by its keys,
 * `v:` set item by its value, `i:` item by index). An element without children is in the set; one with children is in
 * the set only when it has the child `.`; children stand in the order in which kube-apiserver writes them.
 * Sets are shared: never change one. The empty set is `emptySet` at the top, and `undefined` below it.
 */
export interface FieldSet {
  readonly [element: string]: FieldSet;
}

/** An element that is in the set, with nothing below it. Also the set without any path. */
export const leaf: FieldSet = Object.freeze({});
export const emptySet = leaf;

type Node = FieldSet | undefined;

export function isEmpty(set: FieldSet): boolean {
  for (const _ in set) return false;
  return true;
}

/** Is the path that leads to this node in the set? */
export const isMember = (node: FieldSet): boolean => "." in node || isEmpty(node);

/** Builds a node from children that may come in any order, and are put in order in place. */
export function nodeOf(member: boolean, children: [string, FieldSet][]): Node {
  sortInPlace(children);
  return nodeInOrder(member, children);
}

/** The same of children that are in order. */
export function nodeInOrder(member: boolean, children: readonly (readonly [string, FieldSet])[]): Node {
  if (children.length === 0) return member ? leaf : undefined;
  const node: Record<string, FieldSet> = {};
  if (member) node["."] = leaf;
  for (const [element, child] of children) node[element] = child;
  return node;
}

/** By insertion: most lists are short, and many come in order. */
function sortInPlace(children: [string, FieldSet][]): void {
  if (children.length > 50) {
    children.sort((a, b) => compareElements(a[0], b[0]));
    return;
  }
  for (let i = 1; i < children.length; i++) {
    const child = children[i]!;
    let at = i;
    for (; at > 0 && compareElements(children[at - 1]![0], child[0]) > 0; at--) children[at] = children[at - 1]!;
    children[at] = child;
  }
}

const childrenOf = (node: FieldSet): [string, FieldSet][] => {
  const children: [string, FieldSet][] = [];
  for (const element in node) if (element !== ".") children.push([element, node[element]!]);
  return children;
};

function unite(a: FieldSet, b: FieldSet): FieldSet {
  if (a === b || isEmpty(b)) return isEmpty(b) && !isMember(a) ? { ".": leaf, ...a } : a;
  if (isEmpty(a)) return isMember(b) ? b : { ".": leaf, ...b };
  const children = childrenOf(a).map(([element, child]): [string, FieldSet] => {
    const other = b[element];
    return [element, other ? unite(child, other) : child];
  });
  for (const [element, child] of childrenOf(b)) if (!(element in a)) children.push([element, child]);
  return nodeOf(isMember(a) || isMember(b), children) ?? leaf;
}

/** Every path of either. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmpty(a)) return b;
  return isEmpty(b) ? a : unite(a, b);
}

function subtract(a: FieldSet, b: Node, deep: boolean): Node {
  if (b === undefined) return a;
  if (deep && isMember(b)) return undefined;
  const children: [string, FieldSet][] = [];
  let changed = false;
  for (const [element, child] of childrenOf(a)) {
    const rest = subtract(child, b[element], deep);
    if (rest) children.push([element, rest]);
    if (rest !== child) changed = true;
  }
  const was = isMember(a);
  const is = was && !isMember(b);
  return changed || was !== is ? nodeOf(is, children) : a;
}

/** The paths of `a` that are not in `b`; a path below one of `b` stays. Same object when nothing goes. */
export const difference = (a: FieldSet, b: FieldSet): FieldSet => without(a, b, false);

/** The paths of `a` that are neither in `b` nor below a path of `b`. */
export const differenceDeep = (a: FieldSet, b: FieldSet): FieldSet => without(a, b, true);

function without(a: FieldSet, b: FieldSet, deep: boolean): FieldSet {
  const rest: [string, FieldSet][] = [];
  let changed = false;
  for (const element in a) {
    const child = subtract(a[element]!, b[element], deep);
    if (child) rest.push([element, child]);
    if (child !== a[element]) changed = true;
  }
  return changed ? (nodeOf(false, rest) ?? emptySet) : a;
}

/** Looks at the children of `b` only: the smaller set stands there. */
function intersect(a: FieldSet, b: FieldSet): Node {
  return nodeOf(isMember(a) && isMember(b), commonChildren(a, b));
}

function commonChildren(a: FieldSet, b: FieldSet): [string, FieldSet][] {
  const children: [string, FieldSet][] = [];
  for (const element in b) {
    const other = element === "." ? undefined : a[element];
    const both = other && intersect(other, b[element]!);
    if (both) children.push([element, both]);
  }
  return children;
}

/** The paths of both; cheap where `b` is small. */
export const intersection = (a: FieldSet, b: FieldSet): FieldSet => nodeOf(false, commonChildren(a, b)) ?? emptySet;

/** Every path of a set as its elements, own membership before what is below. */
export function* pathsOf(set: FieldSet, above: readonly string[] = []): Generator<readonly string[]> {
  for (const [element, child] of childrenOf(set)) if (isMember(child)) yield [...above, element];
  for (const [element, child] of childrenOf(set)) if (!isEmpty(child)) yield* pathsOf(child, [...above, element]);
}

export function equalSets(a: FieldSet, b: FieldSet): boolean {
  if (a === b) return true;
  let count = 0;
  for (const element in a) {
    const other = b[element];
    if (!other || !equalSets(a[element]!, other)) return false;
    count++;
  }
  for (const _ in b) count--;
  return count === 0;
}
