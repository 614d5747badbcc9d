import { type CelType, typeText } from "../types.ts";
import { type CallCost, type CostedCall, type Costing, type EntrySize, factors } from "./costing.ts";
import { libraryCosts } from "./library-costs.ts";
import { either, exactly, plus, type Range, times, timesFactor, unknown } from "./ranges.ts";

/** What a call costs with its arguments, but without its receiver. Source: cel-go, checker/cost.go, functionCost. */
export function callCost(name: string, call: CostedCall, costing: Costing): CallCost {
  const args = plus(exactly(0), ...call.argCosts);
  const library = libraryCosts.get(name)?.(call, costing) ?? addressEquality(name, call, costing);
  if (library) return { ...library, cost: plus(library.cost, args) };
  return operatorCost(name, call, costing) ?? { cost: plus(exactly(1), args) };
}

/** Values that are small whatever they say. */
const small = new Set(["net.IP", "net.CIDR", "kubernetes.Quantity", "kubernetes.Semver"]);

function addressEquality(name: string, { args }: CostedCall, costing: Costing): CallCost | undefined {
  if (name !== "_==_") return undefined;
  const [left, right] = args.map((arg) => typeText(costing.type(arg)));
  return left === right && small.has(left!) ? { cost: exactly(1) } : undefined;
}

type OperatorCost = (call: CostedCall, costing: Costing) => CallCost | undefined;

const sizeOf = (node: Parameters<Costing["size"]>[0], costing: Costing): Range => costing.size(node) ?? unknown;
const argsOf = ({ argCosts }: CostedCall): Range => plus(exactly(0), ...argCosts);
const takes = ({ overload }: CostedCall, at: number): string => {
  const type: CelType | undefined = overload.parameters[at];
  return type === undefined ? "" : type.is === "simple" ? type.name : type.is;
};

const compares: OperatorCost = (call, costing) => {
  const [left, right] = call.args.map((arg) => sizeOf(arg, costing));
  const max = Math.min(left!.max, right!.max);
  return { cost: plus(timesFactor({ min: max > 0 ? 1 : 0, max }, factors.text), argsOf(call)) };
};

const comparesTexts: OperatorCost = (call, costing) =>
  ["string", "bytes"].includes(takes(call, 0)) ? compares(call, costing) : undefined;

const entryUnion = (a: EntrySize | undefined, b: EntrySize | undefined): EntrySize | undefined =>
  a && b ? { key: either(a.key, b.key), value: either(a.value, b.value) } : undefined;

const adds: OperatorCost = (call, costing) => {
  const kind = takes(call, 0);
  if (!["string", "bytes", "list"].includes(kind) || kind !== takes(call, 1)) return undefined;
  const [left, right] = call.args as [Parameters<Costing["size"]>[0], Parameters<Costing["size"]>[0]];
  const size = plus(sizeOf(left, costing), sizeOf(right, costing));
  const entry = entryUnion(costing.entry(left), costing.entry(right));
  const own = kind === "list" ? exactly(1) : timesFactor(size, factors.text);
  return { cost: plus(own, argsOf(call)), size, ...(entry ? { entry } : {}) };
};

const chooses: OperatorCost = ({ args, argCosts }, costing) => {
  const [, yes, no] = args;
  const size = either(sizeOf(yes!, costing), sizeOf(no!, costing));
  const entry = entryUnion(costing.entry(yes!), costing.entry(no!));
  const cost = plus(argCosts[0]!, either(argCosts[1]!, argCosts[2]!));
  return { cost, size, ...(entry ? { entry } : {}) };
};

const shortCircuits: OperatorCost = ({ argCosts: [left, right] }) => ({
  cost: { min: left!.min, max: plus(left!, right!).max },
});

const matches: OperatorCost = (call, costing) => {
  if (!call.target) return undefined;
  const read = timesFactor(plus(sizeOf(call.target, costing), exactly(1)), factors.text);
  const steps = timesFactor(sizeOf(call.args[0]!, costing), factors.regularExpression);
  return { cost: plus(times(read, steps), argsOf(call)) };
};

const containsText: OperatorCost = (call, costing) => {
  const [whole, part] = [call.target!, call.args[0]!].map((node) => timesFactor(sizeOf(node, costing), factors.text));
  return { cost: plus(times(whole!, part!), argsOf(call)) };
};

const readsArgument: OperatorCost = (call, costing) => ({
  cost: plus(timesFactor(sizeOf(call.args[0]!, costing), factors.text), argsOf(call)),
});

const converts =
  (from: string, sizes: (size: Range) => Range): OperatorCost =>
  (call, costing) => {
    if (takes(call, 0) !== from) return undefined;
    const size = sizeOf(call.args[0]!, costing);
    return { cost: plus(timesFactor(size, factors.text), argsOf(call)), size: sizes(size) };
  };

const inList: OperatorCost = (call, costing) =>
  takes(call, 1) === "list" ? { cost: plus(sizeOf(call.args[1]!, costing), argsOf(call)) } : undefined;

const formats: OperatorCost = (call, costing) => ({
  cost: plus(timesFactor(sizeOf(call.target!, costing), factors.text), argsOf(call)),
});

const operators: ReadonlyMap<string, OperatorCost> = new Map([
  ...["_==_", "_!=_"].map((name) => [name, compares] as const),
  ...["_<_", "_<=_", "_>_", "_>=_"].map((name) => [name, comparesTexts] as const),
  ...["_&&_", "_||_"].map((name) => [name, shortCircuits] as const),
  ...["startsWith", "endsWith"].map((name) => [name, readsArgument] as const),
  ["_+_", adds],
  ["_?_:_", chooses],
  ["matches", matches],
  ["contains", containsText],
  ["bytes", converts("string", ({ min, max }) => ({ min, max: max * 4 }))],
  ["string", converts("bytes", ({ min, max }) => ({ min: Math.floor(min / 4), max }))],
  ["strings.quote", converts("string", ({ min, max }) => ({ min: min + 2, max: max * 2 + 2 }))],
  ["@in", inList],
  ["format", formats],
]);

const operatorCost = (name: string, call: CostedCall, costing: Costing): CallCost | undefined =>
  operators.get(name)?.(call, costing);
