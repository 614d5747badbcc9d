import type { ApiObject, FieldError, Kind } from "@kubets/api";
import type { User } from "../road/call.ts";
import type { SideWrite, Store } from "../store/store.ts";

/** What a hook may use: no clock, no network but these. */
export interface HookContext {
  readonly now: Date;
  readonly dryRun: boolean;
  readonly store: Pick<Store, "get" | "peek" | "peekAll">;
  /** The version by which it is written, which need not be that in which it is stored. */
  readonly apiVersion: string;
  /** Which part is being written: "" for the object itself, "status", "scale", … */
  readonly subresource: string;
  readonly user: User;
  /**
   * What was sent, applied, or comes of a patch, in the version of the call, before it was decoded: for the few rules that tell an
   * empty list from none. Absent where the server itself writes.
   */
  readonly sent?: unknown;
  readonly warn: (text: string) => void;
}

/** The object to write, and what must be written with it. */
export interface Prepared {
  readonly object: ApiObject;
  readonly alongside?: readonly SideWrite[];
}

/** A part of the object that is written through a subresource of its own: "status", "resize", "finalize", … */
export interface KindPart<T extends object = ApiObject> {
  /**
   * Takes from `next` only what this part may change. Called after the caller has set all that `next` may never change
   * (uid, creationTimestamp, deletionTimestamp). For "status" everything but metadata and status is `previous`'s already.
   */
  readonly prepareUpdate?: (next: T, previous: T, context: HookContext) => T;
  /** Fields that a write to this part never owns in managedFields: `["spec"], ["metadata", "labels"]`. */
  readonly resetFields?: readonly FieldPath[];
  /** The other way round: only fields under one of these may be owned; "*" stands for any list element. */
  readonly ownedFields?: readonly FieldPath[];
  readonly warnings?: (object: T, previous: T) => readonly string[];
}

/** The names on the way to a field; "*" is any element of a list. */
export type FieldPath = readonly string[];

/**
 * When metadata.generation rises. "spec": it starts at 1 and rises with any change of spec. "changes": the same, but it
 * starts unset. "fixed": it stays 1. A function: it starts at 1 and rises where that says so. Absent: none is kept.
 */
export type GenerationRule<T extends object = ApiObject> =
  | "spec"
  | "changes"
  | "fixed"
  | ((next: T, previous: T, sent: unknown) => boolean);

/**
 * What cannot be declared in `proto/` about a kind; every hook is optional, absent means the default.
 * `prepareForCreate` and `prepareForUpdate` (prepare.ts) apply the defaults and call the hooks: verbs call those.
 * Schema defaults have run before; validation runs after all of them. Hooks are pure but for `allocate` and `release`.
 */
export interface KindRecord<T extends object = ApiObject> {
  readonly kind: Kind;
  /** The first write carries the status too, though it is a subresource: nodes. Default: status is dropped on create. */
  readonly keepsStatusOnCreate?: boolean;
  /** Drops or resets what a client may not set on create; metadata.name and uid are set. Status is dropped already. */
  readonly prepareCreate?: (object: T, context: HookContext) => T;
  /** Same on update of the object itself; status is `previous`'s already, where the kind has a status subresource. */
  readonly prepareUpdate?: (next: T, previous: T, context: HookContext) => T;
  /** The parts written through subresources that are more than the default (status: spec is kept). */
  readonly parts?: Readonly<Record<string, KindPart<T>>>;
  /** Fields a write to the object never owns in managedFields. Default: status, where it is a subresource. */
  readonly resetFields?: readonly FieldPath[];
  readonly validate?: (object: T, context: HookContext) => readonly FieldError[];
  readonly validateUpdate?: (next: T, previous: T, context: HookContext) => readonly FieldError[];
  /** On create (`previous` absent) and update of the object itself; parts have their own. Called after `prepare…`. */
  readonly warnings?: (object: T, previous: T | undefined) => readonly string[];
  /**
   * Takes addresses, ports and the like; the side writes go into the object's own transaction. Runs before validation, on
   * an object that may be odd: what cannot be had is refused first, and alone.
   */
  readonly allocate?: (next: T, previous: T | undefined, context: HookContext) => Promise<Prepared>;
  /** Gives them back when the object goes. */
  readonly release?: (object: T, context: HookContext) => Promise<readonly SideWrite[]>;
  /** Seconds a graceful delete waits; undefined: the object goes at once. */
  readonly gracePeriod?: (object: T, requested: number | undefined) => number | undefined;
  /** What a first delete changes beside deletionTimestamp: a namespace's phase. */
  readonly prepareDelete?: (object: T) => T;
  /** True while something beside metadata.finalizers keeps a deleted object: a namespace's spec.finalizers. */
  readonly held?: (object: T) => boolean;
  /** What a delete that says nothing of dependents does with them: orphans them, perhaps with a warning. Default: lets them go. */
  readonly orphansByDefault?: { readonly warning?: string };
  /** Nothing can depend on it: what a delete says of dependents is ignored. */
  readonly neverOwns?: boolean;
  /** An annotation that stands for a former field, and is left out where only metadata is shown. */
  readonly hiddenAnnotation?: string;
  /** PUT to a missing object creates it. Default false. */
  readonly allowCreateOnUpdate?: boolean;
  /** PUT without resourceVersion is accepted. Default true. */
  readonly allowUnconditionalUpdate?: boolean;
  readonly generation?: GenerationRule<T>;
  /** Seconds after which the store forgets the object (events). */
  readonly ttlSeconds?: number;
  /** For a version that is served but not stored (autoscaling/v1, events.k8s.io/v1): the same object in both shapes. */
  readonly toStored?: (served: ApiObject) => ApiObject;
  readonly fromStored?: (stored: ApiObject) => ApiObject;
  /** Fixed cells of a table row in column order, and `timeCells`: column index → RFC 3339 text whose age is spliced per request. */
  readonly cells?: (object: T) => readonly unknown[];
}
