/**
 * The form of `generated/table.json`: arrays and numbers instead of records and names, so that the whole API is read in
 * a few milliseconds. Written by `generate/emit-table.ts`, linked by `table.ts`.
 */

export interface TableForm {
  readonly groupVersions: readonly GroupVersionForm[];
  readonly messages: readonly MessageForm[];
}

/** [package, group, version, groupPriority, versionPriority]; the first field alone where a package has no group. */
export type GroupVersionForm = readonly [string, string, string, number, number];

export interface MessageForm {
  /** Full protobuf name. */
  readonly name: string;
  readonly fields: readonly FieldForm[];
  readonly typeMeta?: true;
  readonly jsonForm?: string;
  readonly struct?: string;
  readonly union?: true;
  readonly kind?: KindForm;
}

/** [proto name, number, type, flags, rest] */
export type FieldForm = readonly [string, number, TypeForm, number, FieldRest?];

/** A scalar's name, a message's index, or the value type of a map in an array. */
export type TypeForm = string | number | readonly [TypeForm];

export const flags = {
  repeated: 1,
  inline: 2,
  pointer: 4,
  omitempty: 8,
  omitzero: 16,
  required: 32,
  deprecated: 64,
  discriminator: 128,
  closed: 256,
} as const;

/** What few fields have. */
export interface FieldRest {
  readonly json?: string;
  readonly default?: unknown;
  readonly list?: string;
  readonly keys?: readonly string[];
  readonly patch?: readonly string[];
  readonly mergeKey?: string;
  readonly map?: string;
  readonly struct?: string;
  readonly enum?: readonly string[];
  readonly oneOf?: string;
  readonly zeroOrOneOf?: string;
  readonly gates?: readonly string[];
  readonly rules?: readonly string[];
  readonly shadowRules?: readonly string[];
}

export interface KindForm {
  readonly plural: string;
  readonly singular?: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly cluster?: true;
  readonly returnsDeleted?: true;
  readonly verbs: readonly string[];
  readonly storage?: string;
  /** apiVersion. */
  readonly storedAs?: string;
  readonly storageVersionHash?: string;
  readonly selectable?: readonly string[];
  /** [name, kind as `apiVersion/Kind` or "" for the parent's, verbs] */
  readonly subresources?: readonly (readonly [string, string, readonly string[]])[];
  /** [name, type, format, priority] */
  readonly columns?: readonly (readonly [string, string, string, number])[];
}
