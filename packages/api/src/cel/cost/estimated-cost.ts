import type { Call, Expression, Select } from "../ast.ts";
import type { CompiledExpression } from "../compile.ts";
import type { DeclaredType } from "../declared-type.ts";
import { type CelType, dyn } from "../types.ts";
import { callCost } from "./call-costs.ts";
import { type CallCost, type Costing, type EntrySize, factors, type Local } from "./costing.ts";
import { macroCosts } from "./macro-costs.ts";
import { either, exactly, nothing, plus, type Range, unknown } from "./ranges.ts";

const scalars = new Set(["bool", "double", "duration", "int", "timestamp", "uint"]);

/**
 * What an expression costs at worst, in the units of the Common Expression Language: about one for each step, so that what an
 * expression may cost is told before it is used. The sizes of values come from the type of `self`.
 */
export function estimatedCost({ tree, types, calls }: CompiledExpression, self: DeclaredType): number {
  const sizes = new Map<Expression, Range>();
  const entries = new Map<Expression, EntrySize>();
  const locals = new Map<string, Local[]>();
  const localOf = (name: string): Local | undefined => locals.get(name)?.at(-1);
  const typeOf = (node: Expression): CelType => types.get(node) ?? dyn;

  const cost = (node: Expression): Range => {
    switch (node.node) {
      case "literal":
        return nothing;
      case "identifier":
        return exactly(factors.name);
      case "select":
        return selectCost(node);
      case "call":
        return called(node);
      case "list":
        return listCost(node);
      case "map":
        return mapCost(node);
      case "message":
        return plus(exactly(factors.message), ...node.fields.map(({ value }) => cost(value)));
    }
  };

  const selectCost = (node: Select): Range => {
    const operand = cost(node.operand);
    const { is, ...type } = typeOf(node.operand);
    const isNamed = is === "map" || (is === "simple" && "name" in type && type.name !== "dyn");
    return isNamed || node.optional ? plus(operand, exactly(factors.name)) : operand;
  };

  const listCost = (node: Expression & { node: "list" }): Range => {
    const all = node.items.map(({ value }) => ({ cost: cost(value), size: sizeOf(value) }));
    entries.set(node, { key: exactly(1), value: union(all.map(({ size }) => size)) });
    return plus(exactly(factors.list), ...all.map(({ cost }) => cost));
  };

  const mapCost = (node: Expression & { node: "map" }): Range => {
    const costs = node.entries.flatMap(({ key, value }) => [cost(key), cost(value)]);
    const key = union(node.entries.map(({ key }) => sizeOf(key)));
    entries.set(node, { key, value: union(node.entries.map(({ value }) => sizeOf(value))) });
    return plus(exactly(factors.map), ...costs);
  };

  const union = (ranges: readonly Range[]): Range =>
    ranges.length ? ranges.reduce((all, range) => either(all, range)) : nothing;

  const called = (node: Call): Range => {
    const { target, name, args } = node;
    const resolved = calls.get(node);
    if (!resolved) return kept(node, macroCosts.get(`${name}/${args.length}`)!(node, costing));
    if (resolved.name === "dyn") {
      const inner = cost(args[0]!);
      const [size, entry] = [sizeIfKnown(args[0]!), entryOf(args[0]!)];
      return plus(exactly(1), kept(node, { cost: inner, ...(size ? { size } : {}), ...(entry ? { entry } : {}) }));
    }
    const argCosts = args.map(cost);
    const receiver = resolved.isMethod ? cost(target!) : nothing;
    const found = resolved.overloads.map((overload) => {
      const call = { args, argCosts, overload, ...(resolved.isMethod && target ? { target } : {}) };
      return callCost(resolved.name, call, costing);
    });
    kept(node, combined(node, found));
    return plus(receiver, union(found.map(({ cost }) => cost)));
  };

  /** Where several overloads may be meant, the result is that of any of them. */
  const combined = (node: Call, found: readonly CallCost[]): CallCost => {
    const isIndex = node.name === "_[_]";
    const known = found.flatMap(({ size }) => (size ? [size] : []));
    const size = isIndex ? entryOf(node.args[0]!)?.value : known.length ? union(known) : undefined;
    const entry = found.find(({ entry }) => entry)?.entry;
    return { cost: nothing, ...(size ? { size } : {}), ...(entry ? { entry } : {}) };
  };

  const kept = (node: Expression, { cost, size, entry }: CallCost): Range => {
    if (size) sizes.set(node, size);
    if (entry) entries.set(node, entry);
    return cost;
  };

  const path = (node: Expression): readonly string[] => {
    if (node.node === "identifier") return localOf(node.name)?.path ?? [node.name];
    if (node.node === "select" && !node.optional) return [...path(node.operand), node.field];
    if (node.node !== "call" || node.name !== "_[_]") return [];
    return [...path(node.args[0]!), typeOf(node.args[0]!).is === "list" ? "@items" : "@values"];
  };

  const entryOf = (node: Expression): EntrySize | undefined =>
    entries.get(node) ?? (node.node === "identifier" ? localOf(node.name)?.entry : undefined);

  const sizeIfKnown = (node: Expression): Range | undefined => {
    const known = sizes.get(node) ?? writtenSize(node) ?? declaredSize(self, path(node)) ?? typeSize(typeOf(node));
    return known ?? (node.node === "identifier" ? localOf(node.name)?.size : undefined);
  };
  const sizeOf = (node: Expression): Range => sizeIfKnown(node) ?? unknown;

  const within = <T>(more: readonly Local[], run: () => T): T => {
    for (const one of more) locals.set(one.name, [...(locals.get(one.name) ?? []), one]);
    const result = run();
    for (const { name } of more) locals.get(name)!.pop();
    return result;
  };

  const itemSize = (node: Expression): Range | undefined => {
    const steps = path(node);
    return steps.length ? declaredSize(self, [...steps, "@items"]) : undefined;
  };

  const costing: Costing = { cost, size: sizeIfKnown, entry: entryOf, type: typeOf, itemSize, path, within };
  return cost(tree).max;
}

/** The size of what is written in the expression itself. */
function writtenSize(node: Expression): Range | undefined {
  if (node.node === "list") return exactly(node.items.length);
  if (node.node === "map") return exactly(node.entries.length);
  if (node.node !== "literal") return undefined;
  if (node.is === "string") return exactly([...(node.value as string)].length);
  return exactly(node.is === "bytes" ? Buffer.byteLength(node.value as string) : 1);
}

/** What the schema tells of the size of a value; the first step is the variable, whose type it is. */
function declaredSize(self: DeclaredType, path: readonly string[]): Range | undefined {
  if (!path.length) return undefined;
  let at: DeclaredType | undefined = self;
  for (const step of path.slice(1)) {
    if (step === "@items" || step === "@values") at = at?.element;
    else if (step === "@keys") at = at?.key;
    else at = at?.fields?.get(step);
  }
  return at ? { min: 0, max: at.maxElements } : undefined;
}

function typeSize(type: CelType): Range | undefined {
  if (type.is === "optional") return typeSize(type.of);
  return type.is === "simple" && scalars.has(type.name) ? exactly(1) : undefined;
}
