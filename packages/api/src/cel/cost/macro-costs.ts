import type { Call, Expression, Identifier, Select } from "../ast.ts";
import { type CelType, isDyn } from "../types.ts";
import { type CallCost, type Costing, factors, type Local } from "./costing.ts";
import { sortCost } from "./library-costs.ts";
import { either, exactly, plus, type Range, times, unknown } from "./ranges.ts";

type MacroCost = (node: Call, costing: Costing) => CallCost;

const one = exactly(1);
const isList = (type: CelType): boolean => type.is === "list";

/** A variable that is each item of a list or each key of a map, or with `of`, each index or value. */
function local(name: string, range: Expression, costing: Costing, of: "single" | "key" | "value" = "single"): Local {
  const entry = costing.entry(range);
  const list = isList(costing.type(range));
  const isValue = of === "value" || (of === "single" && list);
  const step = isValue ? (list ? "@items" : "@values") : list ? "@indices" : "@keys";
  const size = isValue ? entry?.value : entry?.key;
  return { name, path: [...costing.path(range), step], ...(size ? { size } : {}) };
}

interface Loop {
  /** How many names come before the expressions. */
  readonly names: number;
  /** What is made before the first turn, and what a turn begins with. */
  readonly start: Range;
  readonly condition: Range;
  /** What is done with the costs of the expressions. */
  step(costs: readonly Range[]): Range;
  readonly result: Range;
  /** Gives as many as there were, and these items. */
  readonly gathers?: "items" | "entries";
}

const loop =
  ({ names, start, condition, step, result, gathers }: Loop): MacroCost =>
  (node, costing) => {
    const range = node.target!;
    const before = costing.cost(range);
    const [first, second] = node.args.slice(0, names).map((arg) => (arg as Identifier).name);
    const locals =
      second === undefined
        ? [local(first!, range, costing)]
        : [local(first!, range, costing, "key"), local(second, range, costing, "value")];
    const bodies = node.args.slice(names);
    const { turn, item } = costing.within(locals, () => {
      const turn = step(bodies.map((body) => costing.cost(body)));
      return { turn, item: gathers === "items" ? (costing.size(gathered(node, bodies)) ?? unknown) : undefined };
    });
    const count = costing.size(range) ?? unknown;
    const cost = plus(before, start, result, times(count, plus(turn, condition)));
    if (!gathers) return { cost, size: one };
    return { cost, size: count, ...(item ? { entry: { key: one, value: either(exactly(0), item) } } : {}) };
  };

/** What a list is made of: the items themselves, or what the last expression makes of them. */
const gathered = ({ name, args }: Call, bodies: readonly Expression[]): Expression =>
  name === "filter" ? args[0]! : bodies.at(-1)!;

/** `accumulated + [item]`. */
const appended = (item: Range): Range => plus(exactly(2 + factors.list), item);
/** `condition ? step : accumulated`. */
const onlyIf = (condition: Range, step: Range): Range => plus(condition, either(step, one));
const booleans = { start: exactly(0), result: one };
const both = ([body]: readonly Range[]): Range => ({ min: 1, max: plus(one, body!).max });
const lists = { start: exactly(factors.list), condition: exactly(0), result: one, gathers: "items" } as const;
const maps = { start: exactly(factors.map), condition: exactly(0), result: one, gathers: "entries" } as const;
const counts = {
  start: exactly(0),
  condition: exactly(0),
  step: ([body]: readonly Range[]) => onlyIf(body!, exactly(2)),
  result: exactly(2),
};
const appends = ([body]: readonly Range[]): Range => appended(body!);
const appendsIf = ([condition, body]: readonly Range[]): Range => onlyIf(condition!, appended(body!));

const has: MacroCost = ({ args }, costing) => ({ cost: costing.cost((args[0] as Select).operand), size: one });

/** Held by a variable while the body is evaluated; what it comes from is evaluated when it is first read. */
const bound = 1;

const mapOptional =
  (isFlat: boolean): MacroCost =>
  ({ target, args }, costing) => {
    const optional = costing.cost(target!);
    const held = costing.type(target!);
    const isScalar = held.is === "optional" && scalars.has(held.of.is === "simple" ? held.of.name : "");
    const name = (args[0] as Identifier).name;
    const variable: Local = { name, path: [], ...(isScalar ? { size: one } : {}) };
    const body = costing.within([variable], () => costing.cost(args[1]!));
    const inner = plus(exactly(factors.list + bound), optional, body);
    return { cost: plus(optional, one, either(isFlat ? inner : plus(inner, one), one)) };
  };

const scalars = new Set(["bool", "double", "duration", "int", "timestamp", "uint"]);

const sortBy: MacroCost = (node, costing) => {
  const mapped = loop({ names: 1, ...lists, step: appends })(node, costing);
  const key = costing.type(node.args[1]!);
  const sorted = sortCost(mapped.size!, isDyn(key) ? undefined : { is: "list", of: key });
  // The list is bound to a variable first, and read from there.
  return { ...sorted, cost: plus(exactly(factors.list + 2), mapped.cost, sorted.cost) };
};

/** By name and number of arguments. Source: cel-go, parser/macro.go and ext/: what the macros are written out to. */
export const macroCosts: ReadonlyMap<string, MacroCost> = new Map([
  ["has/1", has],
  ...[1, 2].flatMap((names): [string, MacroCost][] => [
    [`all/${names + 1}`, loop({ names, ...booleans, condition: exactly(2), step: both })],
    [`exists/${names + 1}`, loop({ names, ...booleans, condition: exactly(3), step: both })],
    [`exists_one/${names + 1}`, loop({ names, ...counts })],
    [`existsOne/${names + 1}`, loop({ names, ...counts })],
  ]),
  ["map/2", loop({ names: 1, ...lists, step: appends })],
  ["map/3", loop({ names: 1, ...lists, step: appendsIf })],
  ["filter/2", loop({ names: 1, ...lists, step: ([condition]) => onlyIf(condition!, appended(one)) })],
  ["transformList/3", loop({ names: 2, ...lists, step: appends })],
  ["transformList/4", loop({ names: 2, ...lists, step: appendsIf })],
  ["transformMap/3", loop({ names: 2, ...maps, step: ([body]) => plus(exactly(3), body!) })],
  ["transformMap/4", loop({ names: 2, ...maps, step: ([is, body]) => onlyIf(is!, plus(exactly(3), body!)) })],
  ["transformMapEntry/3", loop({ names: 2, ...maps, step: ([body]) => plus(exactly(2), body!) })],
  ["transformMapEntry/4", loop({ names: 2, ...maps, step: ([is, body]) => onlyIf(is!, plus(exactly(2), body!)) })],
  ["sortBy/2", sortBy],
  ["optMap/2", mapOptional(false)],
  ["optFlatMap/2", mapOptional(true)],
]);
