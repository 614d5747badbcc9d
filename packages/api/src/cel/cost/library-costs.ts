import type { Expression, Literal } from "../ast.ts";
import { type CelType, typeText } from "../types.ts";
import { type CallCost, type CostedCall, type Costing, factors } from "./costing.ts";
import { exactly, plus, type Range, times, timesFactor, unknown } from "./ranges.ts";

/** What a call costs beside its arguments; absent where the language's own rules hold. */
export type LibraryCost = (call: CostedCall, costing: Costing) => CallCost | undefined;

const sizeOf = (node: Expression, costing: Costing): Range => costing.size(node) ?? unknown;
const fixed =
  (cost: number): LibraryCost =>
  () => ({ cost: exactly(cost) });

/** Reads the first argument, or the receiver, so many times. */
const reads =
  (what: "argument" | "receiver", { factor = 1, gives = false } = {}): LibraryCost =>
  ({ target, args }, costing) => {
    const node = what === "receiver" ? target : args[0];
    if (!node) return undefined;
    const size = sizeOf(node, costing);
    return { cost: timesFactor(size, factor * factors.text), ...(gives ? { size } : {}) };
  };

const comparesItems: LibraryCost = ({ target }, costing) => {
  if (!target) return undefined;
  const size = sizeOf(target, costing);
  const type = costing.type(target);
  if (type.is === "simple") return { cost: timesFactor(size, factors.text) };
  const items = typeText(type.is === "list" ? type.of : type);
  const read = items === "string" || items === "bytes" ? (costing.itemSize(target) ?? unknown) : exactly(0);
  return { cost: times(size, plus(exactly(1), timesFactor(read, factors.text))) };
};

const replaces: LibraryCost = ({ target, args }, costing) => {
  if (!target || args.length < 2) return undefined;
  const whole = sizeOf(target, costing);
  const [old, by] = [sizeOf(args[0]!, costing), sizeOf(args[1]!, costing)];
  const longest =
    old.min === 0
      ? { count: whole.max + 1, kept: whole.max }
      : by.max <= old.min
        ? { count: 0, kept: whole.max }
        : { count: Math.ceil(whole.max / old.min), kept: 0 };
  const shortest =
    old.max === 0
      ? { count: whole.min + 1, kept: whole.min }
      : old.max <= by.min
        ? { count: 0, kept: whole.min }
        : { count: Math.ceil(whole.min / old.max), kept: 0 };
  const count = { min: shortest.count, max: longest.count };
  const size = plus(times(count, by), { min: shortest.kept, max: longest.kept });
  return { cost: timesFactor(whole, 2 * factors.text), size };
};

const splits: LibraryCost = ({ target, args }, costing) => {
  if (!target) return undefined;
  const size = sizeOf(target, costing);
  const max = literalNumber(args[1]) ?? size.max;
  return { cost: timesFactor(size, 2 * factors.text), size: { min: 0, max } };
};

const joins: LibraryCost = ({ target, args }, costing) => {
  if (!target) return undefined;
  const count = sizeOf(target, costing);
  const items = times(count, costing.itemSize(target) ?? unknown);
  const between = { min: Math.max(0, count.min - 1), max: Math.max(0, count.max - 1) };
  const size = args[0] ? plus(items, times(sizeOf(args[0], costing), between)) : items;
  return { cost: timesFactor(size, factors.text), size };
};

const finds: LibraryCost = ({ target, args }, costing) => {
  if (!target || !args[0]) return undefined;
  const size = sizeOf(target, costing);
  const read = timesFactor(plus(size, exactly(1)), factors.text);
  const steps = timesFactor(sizeOf(args[0], costing), factors.regularExpression);
  return { cost: times(read, steps), size: { min: 0, max: size.max } };
};

const addressBytes: Range = { min: 4, max: 16 };

const contains =
  (masks: boolean): LibraryCost =>
  ({ args, overload }, costing) => {
    const compared = timesFactor(plus(addressBytes, addressBytes), factors.text);
    const masked = masks ? plus(timesFactor(addressBytes, factors.text), exactly(1)) : exactly(0);
    const isText = typeText(overload.parameters[1]!) === "string";
    const read = isText ? timesFactor(sizeOf(args[0]!, costing), factors.text) : exactly(0);
    return { cost: plus(compared, masked, read) };
  };

const setsOf =
  (factor: number): LibraryCost =>
  ({ args }, costing) => {
    const pairs = times(sizeOf(args[0]!, costing), sizeOf(args[1]!, costing));
    return { cost: plus(timesFactor(pairs, factor), exactly(1)) };
  };

const makesList = (size: Range, factor: number): CallCost => ({
  cost: plus(timesFactor(size, factor), exactly(1 + factors.list)),
  size,
});

const literalNumber = (node: Expression | undefined): number | undefined =>
  node?.node === "literal" && node.is === "int" ? Number((node as Literal).value) : undefined;

const slices: LibraryCost = ({ target, args }, costing) => {
  const size = sizeOf(target!, costing);
  const length = (literalNumber(args[1]) ?? size.max) - (literalNumber(args[0]) ?? 0);
  return makesList(exactly(length < 0 ? unknown.max : length), 1);
};

/** Compares all with all. */
const squares =
  (readsTexts: boolean): LibraryCost =>
  ({ target }, costing) => {
    const size = sizeOf(target!, costing);
    return sortCost(size, readsTexts ? costing.type(target!) : undefined);
  };

/** What it costs to sort a list by keys of a type. */
export function sortCost(size: Range, list: CelType | undefined): CallCost {
  const items = list?.is === "list" ? typeText(list.of) : "";
  const factor = items === "string" || items === "bytes" ? 2 + factors.text : 2;
  return makesList(times(size, size), factor);
}

/** The longest regular expression of a format. Source: apiserver/pkg/cel, MaxNameFormatRegexSize. */
const formatExpression = 128;
const validates: LibraryCost = ({ args }, costing) => {
  const read = timesFactor(sizeOf(args[0]!, costing), factors.text);
  return { cost: timesFactor(read, formatExpression * factors.regularExpression) };
};

const forEach = (names: string, cost: LibraryCost): [string, LibraryCost][] =>
  names.split(" ").map((name) => [name, cost]);

/** By the name of the function or method. Source: apiserver/pkg/cel/library, cost.go; cel-go, ext/. */
export const libraryCosts: ReadonlyMap<string, LibraryCost> = new Map([
  ...forEach("isSorted sum max min indexOf lastIndexOf", comparesItems),
  ...forEach("url jsonpatch.escapeKey", reads("argument", { gives: true })),
  ...forEach("lowerAscii upperAscii substring trim", reads("receiver", { gives: true })),
  ["replace", replaces],
  ["split", splits],
  ["join", joins],
  ...forEach("find findAll", finds),
  ...forEach("cidr isIP isCIDR quantity isQuantity semver isSemver", reads("argument")),
  ["ip", (call, costing) => (call.target ? { cost: exactly(1) } : reads("argument")(call, costing))],
  ["ip.isCanonical", reads("argument", { factor: 2 })],
  ["containsIP", contains(false)],
  ["containsCIDR", contains(true)],
  ["validate", validates],
  ...forEach("masked prefixLength family isUnspecified isLoopback isLinkLocalMulticast", fixed(1)),
  ...forEach("isLinkLocalUnicast isGlobalUnicast format.named sign asInteger isInteger asApproximateFloat", fixed(1)),
  ...forEach("isGreaterThan isLessThan compareTo add sub major minor patch", fixed(1)),
  ...forEach("getScheme getHostname getHost getPort getEscapedPath getQuery", fixed(1)),
  ["sets.contains", setsOf(1)],
  ["sets.intersects", setsOf(1)],
  ["sets.equivalent", setsOf(2)],
  ["slice", slices],
  ["distinct", squares(false)],
  ["sort", squares(true)],
  ["lists.range", ({ args }) => makesList(exactly(literalNumber(args[0]) ?? unknown.max), 1)],
  ["reverse", ({ target }, costing) => makesList(sizeOf(target!, costing), 1)],
  [
    "flatten",
    ({ target, args }, costing) =>
      makesList(sizeOf(target!, costing), args[0] ? (literalNumber(args[0]) ?? unknown.max) : 1),
  ],
]);
