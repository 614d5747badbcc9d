/** The parts of OpenAPI documents that we write: both versions share the schema, each has its own way to refer. */

export interface Schema {
  readonly [keyword: string]: unknown;
}

/** A query or body parameter's name and type, before either version's form. */
export interface QueryParameter {
  readonly name: string;
  readonly type: "string" | "boolean" | "integer";
  readonly description: string;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** One operation, from which both versions are written. */
export interface Operation {
  readonly method: "get" | "put" | "post" | "delete" | "patch" | "head" | "options";
  readonly id: string;
  readonly tag: string;
  readonly description: string;
  /** Value of `x-kubernetes-action`; undefined outside resources. */
  readonly action?: string;
  readonly gvk?: GroupVersionKind;
  readonly query: readonly QueryParameter[];
  /** OpenAPI name of the definition sent, and whether it must be. */
  readonly body?: { readonly of: string; readonly required: boolean };
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /** Status codes of success. */
  readonly codes: readonly number[];
  /** OpenAPI name of the definition answered; undefined for plain text. */
  readonly answers: string | undefined;
}

/** A path with everything that can be done at it. */
export interface Path {
  readonly path: string;
  /** The document of OpenAPI v3 it belongs to: `api/v1`, `apis/apps/v1`, `apis/apps`, `version`. */
  readonly document: string;
  readonly operations: readonly Operation[];
}
