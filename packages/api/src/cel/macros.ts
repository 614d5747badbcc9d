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

/** What a macro's expressions are: all conditions, or a transformation after them. */
type Bodies = "conditions" | "transformation";

interface Over {
  readonly variables: Variables;
  readonly result: Result;
  readonly bodies?: Bodies;
  /** What is chosen where a condition holds; absent where conditions are joined by a logical operator. */
  readonly chosen?: Result;
}

/** A macro over a list or map: its variables, then its expressions. */
const over = ({ variables, result, bodies: kind = "conditions", chosen }: Over): MacroCheck => {
  return (node, scope) => {
    const range = scope.type(node.target!);
    const names = node.args.slice(0, variables).map((arg) => variableOf(arg, scope));
    const types = rangeTypes(range, variables);
    if (!types) return scope.fail(node.target!.at, noRange(range));
    const type = scope.typeWith(names.map((name, i) => [name, types[i]!] as const));
    const bodies = node.args.slice(variables).map((body) => ({ at: body.at, type: type(body) }));
    const last = bodies.at(-1)!.type;
    for (const { at, type: found } of kind === "transformation" ? bodies.slice(0, -1) : bodies) {
      if (assign(bool, found, new Map())) continue;
      if (!chosen) scope.fail(at, `expected type 'bool' but found '${typeText(found)}'`);
      else return scope.fail(node.at, noChoice(found, chosen(range, last)));
    }
    return result(range, last);
  };
};

const noChoice = (condition: CelType, of: CelType): string =>
  `found no matching overload for '_?_:_' applied to '(${[condition, of, of].map(typeText).join(", ")})'`;

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
const entriesOf: Result = (_, last) => last;
const mapOf: Result = (range, last) => ({ is: "map", key: rangeTypes(range, 2)![0]!, value: last });

const logic = (variables: Variables): MacroCheck => over({ variables, result: () => bool });
const counted = (variables: Variables): MacroCheck => over({ variables, result: () => bool, chosen: () => int });
const transformed = (variables: Variables, result: Result): MacroCheck =>
  over({ variables, result, bodies: "transformation", chosen: result });

/** By name and number of arguments; all of them are called on something. */
export const macros: ReadonlyMap<string, MacroCheck> = new Map([
  ...["all", "exists"].flatMap((name) => [[`${name}/2`, logic(1)] as const, [`${name}/3`, logic(2)] as const]),
  ["exists_one/2", counted(1)],
  ...["exists_one/3", "existsOne/3"].map((name) => [name, counted(2)] as const),
  ["filter/2", over({ variables: 1, result: itemsOf, chosen: itemsOf })],
  ["map/2", transformed(1, listOf)],
  ["map/3", transformed(1, listOf)],
  ["sortBy/2", over({ variables: 1, result: itemsOf, bodies: "transformation" })],
  ["transformList/3", transformed(2, listOf)],
  ["transformList/4", transformed(2, listOf)],
  ["transformMap/3", transformed(2, mapOf)],
  ["transformMap/4", transformed(2, mapOf)],
  ["transformMapEntry/3", transformed(2, entriesOf)],
  ["transformMapEntry/4", transformed(2, entriesOf)],
  ["optMap/2", mapOptional(false)],
  ["optFlatMap/2", mapOptional(true)],
]);

/** Those that stand alone. */
export const globalMacros: ReadonlyMap<string, MacroCheck> = new Map([["has/1", has]]);
