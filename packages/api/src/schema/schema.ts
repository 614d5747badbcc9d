/**
 * The shape of the schema table: what `proto/` declares, linked in memory. Built-in kinds get theirs from the generated
 * table, custom resources from their OpenAPI schema; everything that handles objects walks these and nothing else.
 */

export type Scalar = "string" | "bool" | "int32" | "int64" | "double" | "bytes";

/** Messages whose JSON is not their fields, and what the JSON is instead. */
export type CustomForm =
  | "Time" // RFC 3339, seconds, UTC
  | "MicroTime" // RFC 3339 with six decimals, UTC
  | "Duration" // Go duration text: "1h2m3s"
  | "Quantity" // canonical quantity text
  | "IntOrString"
  | "RawExtension" // any object, its text kept
  | "FieldsV1" // any object, its text kept
  | "JSON" // any JSON value
  | "Slice" // the bare array of `items`
  | "SchemaOrBool"
  | "SchemaOrArray"
  | "SchemaOrStringArray";

export type ListType = "atomic" | "set" | "map";

/** The type of one value: a scalar, a message, or a map from string. */
export type ValueType =
  | { readonly is: "scalar"; readonly scalar: Scalar }
  | { readonly is: "message"; readonly message: Message }
  | { readonly is: "map"; readonly value: ValueType };

export interface Field {
  /** Name in JSON. Empty for an inlined message, whose fields stand in the parent object. */
  readonly json: string;
  /** Name and number on the protobuf wire. Number 0: the field has no wire form. */
  readonly proto: string;
  readonly number: number;
  readonly type: ValueType;
  readonly repeated: boolean;
  readonly inline: boolean;
  /** As in Go: a pointer is written when set, everything else always (protobuf) or by omitempty/omitzero (JSON). */
  readonly pointer: boolean;
  readonly omitempty: boolean;
  readonly omitzero: boolean;
  /** In the published OpenAPI `required` list. */
  readonly required: boolean;
  readonly nullable: boolean;
  readonly patchStrategy: readonly ("merge" | "replace" | "retainKeys")[];
  readonly patchMergeKey: string | undefined;
  readonly listType: ListType | undefined;
  readonly listMapKeys: readonly string[];
  readonly mapType: "atomic" | "granular" | undefined;
  readonly structType: "atomic" | "granular" | undefined;
  readonly default: unknown;
  /** Known values of a string type; `enumClosed` where no other value is valid. */
  readonly enum: readonly string[];
  readonly enumClosed: boolean;
  /** Names the union this field belongs to: `discriminator`, or a member. */
  readonly unionDiscriminator: boolean;
  readonly oneOf: string | undefined;
  readonly deprecated: boolean;
  /** As `oneOf`, for a union of which no member need be set. */
  readonly zeroOrOneOf?: string | undefined;
  /** Feature gates of which one must be on for the field to be kept. */
  readonly gates?: readonly string[];
  /** Declared checks, as upstream's markers without `k8s:`: `maxItems=32`, `eachKey=format=k8s-short-name`. */
  readonly rules?: readonly string[];
  /** As `rules`, but upstream answers with a hand-written rule of the same meaning (and its text). */
  readonly shadowRules?: readonly string[];
}

export interface Message {
  /** Full protobuf name: `k8s.io.api.core.v1.PodSpec`. */
  readonly name: string;
  /** Name in OpenAPI: `io.k8s.api.core.v1.PodSpec`. */
  readonly openapi: string;
  /** In the order of Go's declaration, which is the order of the JSON that kube-apiserver writes. */
  readonly fields: readonly Field[];
  /** By JSON name, inlined messages' fields included. */
  readonly byJson: ReadonlyMap<string, Field>;
  readonly custom: CustomForm | undefined;
  readonly structType: "atomic" | "granular" | undefined;
  /** Has `kind` and `apiVersion` in JSON (and not on the wire). */
  readonly typeMeta: boolean;
  /** One field discriminates (`unionDiscriminator`), the others are its members. */
  readonly union?: boolean;
}

export interface Subresource {
  readonly name: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

/** A column of the Table form. `format` is "name" for the name column, "" otherwise. Priority 0 is always shown. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

/** A served kind and its resource: one record of the schema table. `T` is the object's TypeScript type. */
export interface Kind<T = unknown> {
  readonly group: string;
  readonly version: string;
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly listKind: string;
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  readonly subresources: readonly Subresource[];
  readonly storageVersionHash: string;
  readonly message: Message;
  readonly columns: readonly Column[];
  /** Field selectors beyond metadata.name and metadata.namespace: JSON paths such as `spec.nodeName`. */
  readonly selectableFields: readonly string[];
  /** Whether a delete answers with the deleted object instead of a Status. */
  readonly returnsDeleted?: boolean;
  /** Folder in etcd, without `/registry/` and trailing slash: `pods`, `services/specs`. Empty: never stored. */
  readonly storage: string;
  /** Version in which it is stored; the record's own for all but autoscaling/v1 and events.k8s.io/v1. */
  readonly storageKind: { readonly group: string; readonly version: string };
  /** Never set; carries the type. */
  readonly __type?: T;
}

/**
 * Any object of the API in memory: plain JSON values in Go's field order, normalised by `decode` (no zero values where
 * omitempty drops them, canonical quantities and times, numbers as `number`, or `bigint` outside ±2^53).
 * Objects that came from a cache are shared: never change one, make a new one.
 */
export interface ApiObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: ObjectMeta;
  readonly [field: string]: unknown;
}

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

export interface ManagedFieldsEntry {
  readonly manager?: string;
  readonly operation?: "Apply" | "Update" | string;
  readonly apiVersion?: string;
  readonly time?: string;
  readonly fieldsType?: string;
  readonly fieldsV1?: unknown;
  readonly subresource?: string;
}

export interface ObjectMeta {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  /** Once the path of the object; nobody fills it in any more. */
  readonly selfLink?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
  readonly finalizers?: readonly string[];
  readonly managedFields?: readonly ManagedFieldsEntry[];
}

/** Makes every field of a shared, frozen-by-convention object writable, for code that just built its own copy. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
