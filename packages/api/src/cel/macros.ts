import type { Call, Expression } from "./ast.ts";
import { assign, type CelType, dyn, isDyn, simple, typeText, wrong } from "./types.ts";

/** What a macro's check may use. */
export interface MacroScope {
  readonly type: (node: Expression) => CelType;
  /** The same, with more variables. */
  readonly typeWith: (variables: Iterable<readonly [string, CelType]>) => (node: Expression) => CelType;
  /** Remembers a problem; the type is that of what has none. */
  readonly fail: (at: number, problem: string) => CelType;
  /** Gives up: nothing more can be told of the expression. */
  readonly refuse: (at: number, problem: string) => never;
}

export type MacroCheck = (node: Call, scope: MacroScope) => CelType;

const bool = simple("bool");
const int = simple("int");

/** How many variables a macro names before its expressions. */
type Variables = 1 | 2;
type Result = (range: CelType, last: CelType) => CelType;

const itemsOf = (range: CelType): CelType => ({
  is: "list",
  of: range.is === "list" ? range.of : range.is === "map" ? range.key : dyn,
});

/** A macro over a list or map: its variables, then its expressions; all but a last transformation are conditions. */
const over = (variables: Variables, result: Result, transforms = false): MacroCheck => {
  return (node, scope) => {
    const range = scope.type(node.target!);
    const names = node.args.slice(0, variables).map((arg) => variableOf(arg, scope));
    const types = rangeTypes(range, variables);
    if (!types) return scope.fail(node.target!.at, noRange(range));
    const type = scope.typeWith(names.map((name, i) => [name, types[i]!] as const));
    const bodies = node.args.slice(variables).map((body) => ({ at: body.at, type: type(body) }));
    for (const { at, type: found } of transforms ? bodies.slice(0, -1) : bodies) mustBeBool(found, at, scope);
    return result(range, bodies.at(-1)!.type);
  };
};

const noRange = (range: CelType): string =>
  `expression of type '${typeText(range)}' cannot be range of a comprehension (must be list, map, or dynamic)`;

function rangeTypes(range: CelType, variables: Variables): readonly CelType[] | undefined {
  if (isDyn(range) || range === wrong) return [range, range];
  if (range.is === "list") return variables === 1 ? [range.of] : [int, range.of];
  return range.is === "map" ? [range.key, range.value] : undefined;
}

function variableOf(arg: Expression, { refuse }: MacroScope): string {
  return arg.node === "identifier" ? arg.name : refuse(arg.at, "argument must be a simple name");
}

function mustBeBool(found: CelType, at: number, { fail }: MacroScope): void {
  if (!assign(bool, found, new Map())) fail(at, `expected type 'bool' but found '${typeText(found)}'`);
}

const has: MacroCheck = ({ args: [arg], at }, { type, refuse }) => {
  if (arg!.node !== "select") return refuse(arg!.at, "invalid argument to has() macro");
  // The test stands where the macro does.
  type({ ...arg!, at });
  return bool;
};

/** `optional.optMap(x, …)`: what the optional holds, if it holds something. */
const mapOptional =
  (isFlat: boolean): MacroCheck =>
  ({ target, args }, scope) => {
    const optional = scope.type(target!);
    const held = optional.is === "optional" ? optional.of : isDyn(optional) ? dyn : undefined;
    if (!held) return scope.fail(target!.at, `expected an optional but found '${typeText(optional)}'`);
    const body = scope.typeWith([[variableOf(args[0]!, scope), held]])(args[1]!);
    return isFlat ? body : { is: "optional", of: body };
  };

const listOf: Result = (_, last) => ({ is: "list", of: last });
const mapOf: Result = (range, last) => ({ is: "map", key: rangeTypes(range, 2)![0]!, value: last });

/** By name and number of arguments; all of them are called on something. */
export const macros: ReadonlyMap<string, MacroCheck> = new Map([
  ...["all", "exists", "exists_one"].map((name) => [`${name}/2`, over(1, () => bool)] as const),
  ...["all", "exists", "exists_one", "existsOne"].map((name) => [`${name}/3`, over(2, () => bool)] as const),
  ["filter/2", over(1, itemsOf)],
  ["map/2", over(1, listOf, true)],
  ["map/3", over(1, listOf, true)],
  ["sortBy/2", over(1, itemsOf, true)],
  ["transformList/3", over(2, listOf, true)],
  ["transformList/4", over(2, listOf, true)],
  ["transformMap/3", over(2, mapOf, true)],
  ["transformMap/4", over(2, mapOf, true)],
  ["transformMapEntry/3", over(2, (_, last) => last, true)],
  ["transformMapEntry/4", over(2, (_, last) => last, true)],
  ["optMap/2", mapOptional(false)],
  ["optFlatMap/2", mapOptional(true)],
]);

/** Those that stand alone. */
export const globalMacros: ReadonlyMap<string, MacroCheck> = new Map([["has/1", has]]);
