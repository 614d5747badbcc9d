import type { Expression } from "../ast.ts";
import type { Overload } from "../functions.ts";
import type { CelType } from "../types.ts";
import type { Range } from "./ranges.ts";

/** Sizes of what is in a list or map. */
export interface EntrySize {
  readonly key: Range;
  readonly value: Range;
}

/** A variable of a macro. */
export interface Local {
  readonly name: string;
  readonly path: readonly string[];
  readonly size?: Range;
  readonly entry?: EntrySize;
}

/** What is known of a part of an expression whose cost is estimated; asked after its cost. */
export interface Costing {
  cost(node: Expression): Range;
  /** Characters, bytes, items or entries; absent where nothing bounds them. */
  size(node: Expression): Range | undefined;
  entry(node: Expression): EntrySize | undefined;
  type(node: Expression): CelType;
  /** The size of items of the list that this is. */
  itemSize(node: Expression): Range | undefined;
  /** Steps from a variable to where the value is in an object. */
  path(node: Expression): readonly string[];
  within<T>(locals: readonly Local[], run: () => T): T;
}

export interface CallCost {
  readonly cost: Range;
  readonly size?: Range;
  readonly entry?: EntrySize;
}

/** A call with what its arguments cost. */
export interface CostedCall {
  readonly target?: Expression;
  readonly args: readonly Expression[];
  readonly argCosts: readonly Range[];
  readonly overload: Overload;
}

/** Source: cel-go, common/cost.go. */
export const factors = { name: 1, list: 10, map: 30, message: 40, text: 0.1, regularExpression: 0.25 } as const;
