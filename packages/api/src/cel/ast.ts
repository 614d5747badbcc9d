/** Where a node begins in its expression, as an offset in UTF-16 units. */
interface Located {
  readonly at: number;
}

/** A literal; `is` is the type it has. */
export interface Literal extends Located {
  readonly node: "literal";
  readonly is: "int" | "uint" | "double" | "string" | "bytes" | "bool" | "null_type";
  /** As JavaScript has it; numbers beyond 2^53 are bigints. */
  readonly value: unknown;
}

export interface Identifier extends Located {
  readonly node: "identifier";
  readonly name: string;
}

/** `operand.field`, or `operand.?field`. */
export interface Select extends Located {
  readonly node: "select";
  readonly operand: Expression;
  readonly field: string;
  readonly optional: boolean;
}

/** A function, an operator (`_+_`) or, with a target, a method. */
export interface Call extends Located {
  readonly node: "call";
  readonly target?: Expression;
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface ListLiteral extends Located {
  readonly node: "list";
  readonly items: readonly { readonly value: Expression; readonly optional: boolean }[];
}

export interface MapLiteral extends Located {
  readonly node: "map";
  readonly entries: readonly { readonly key: Expression; readonly value: Expression; readonly optional: boolean }[];
}

/** `Type{field: value}`. */
export interface MessageLiteral extends Located {
  readonly node: "message";
  readonly type: string;
  readonly fields: readonly {
    readonly name: string;
    readonly value: Expression;
    readonly optional: boolean;
    readonly at: number;
  }[];
}

/** An expression of the Common Expression Language as it was written; macros are still calls. */
export type Expression = Literal | Identifier | Select | Call | ListLiteral | MapLiteral | MessageLiteral;
