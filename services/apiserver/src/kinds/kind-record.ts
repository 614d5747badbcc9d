import type { ApiObject, FieldError, Kind } from "@kubets/api";
import type { SideWrite, Store } from "../store/store.ts";

/** What a hook may use: no clock, no network but these. */
export interface HookContext {
  readonly now: Date;
  readonly dryRun: boolean;
  readonly store: Pick<Store, "get" | "peek" | "peekAll">;
  /** Which part is being written: "" for the object itself, "status", "scale", … */
  readonly subresource: string;
  readonly user: { readonly name: string; readonly groups: readonly string[] };
  readonly warn: (text: string) => void;
}

/** The object to write, and what must be written with it. */
export interface Prepared {
  readonly object: ApiObject;
  readonly alongside?: readonly SideWrite[];
}

/**
 * What cannot be declared in `proto/` about a kind; every hook is optional, absent means the default.
 * Defaults and declared validation have run (validation runs after `prepare`). Hooks are pure but for `allocate`.
 */
export interface KindRecord<T extends ApiObject = ApiObject> {
  readonly kind: Kind<T>;
  /** Drop or reset what a client may not set on create: status, generation is set by the caller. Default: status dropped where the kind has a status subresource. */
  readonly prepareCreate?: (object: T, context: HookContext) => T;
  /** Same on update: `status` isolation is done by the caller; this is for the rest. */
  readonly prepareUpdate?: (next: T, previous: T, context: HookContext) => T;
  readonly validate?: (object: T, context: HookContext) => readonly FieldError[];
  readonly validateUpdate?: (next: T, previous: T, context: HookContext) => readonly FieldError[];
  readonly warnings?: (object: T, previous: T | undefined) => readonly string[];
  /** Takes addresses, ports and the like; the side writes go into the object's own transaction. */
  readonly allocate?: (next: T, previous: T | undefined, context: HookContext) => Promise<Prepared>;
  /** Gives them back when the object goes. */
  readonly release?: (object: T, context: HookContext) => Promise<readonly SideWrite[]>;
  /** Seconds a graceful delete waits; undefined: the object goes at once. */
  readonly gracePeriod?: (object: T, requested: number | undefined) => number | undefined;
  /** PUT to a missing object creates it. Default false. */
  readonly allowCreateOnUpdate?: boolean;
  /** PUT without resourceVersion is accepted. Default true. */
  readonly allowUnconditionalUpdate?: boolean;
  /** Does a change from `previous` to `next` raise metadata.generation? Default: spec differs, where the kind has a generation. */
  readonly generation?: "never" | ((next: T, previous: T) => boolean);
  /** Seconds after which the store forgets the object (events). */
  readonly ttlSeconds?: number;
  /** Fixed cells of a table row in column order, and `timeCells`: column index → RFC 3339 text whose age is spliced per request. */
  readonly cells?: (object: T) => readonly unknown[];
}
