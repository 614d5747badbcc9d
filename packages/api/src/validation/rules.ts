import type { ApiObject } from "../schema/schema.ts";
import type { Found } from "./found.ts";
import type { NameRule } from "./name-rule.ts";

/** An object whose metadata has been checked already. */
type Check<T> = (object: T, found: Found) => void;
type ChangeCheck<T> = (change: Change<T>, found: Found) => void;

export interface Change<T> {
  readonly next: T;
  readonly previous: T;
}

/** What is validated of a kind beyond what every object's metadata must be; all of it is optional. */
export interface Rules<T = ApiObject> {
  /** What `metadata.name` looks like. Default: a DNS subdomain. */
  readonly name?: NameRule;
  /** Which finalizers metadata may hold. Default: `domains`. */
  readonly finalizers?: "domains" | "any";
  /**
   * Which checks of metadata the kind repeats on an update after those that every kind has. kube-apiserver lists what is
   * wrong as often as it found it, and clients count causes. Default: both.
   */
  readonly metadataOnUpdate?: readonly ("change" | "whole")[];
  /** A write to status repeats the check of what changed of metadata, and looks at finalizers' domains. */
  readonly metadataOnStatus?: boolean;
  /** On create, metadata is looked at only where the rest is well: kube-apiserver's own check of the kind leaves it out. */
  readonly metadataLast?: boolean;
  /** On create only. */
  readonly validateNew?: Check<T>;
  /** The object by itself, on create and on update. */
  readonly validate?: Check<T>;
  /** On update only: what may change. `validate` runs on the new object as well, unless `validateOnUpdate` is false. */
  readonly validateChange?: ChangeCheck<T>;
  readonly validateOnUpdate?: boolean;
  /** Writes to a subresource (`status`, `scale`, …) that have checks of their own. */
  readonly subresources?: Readonly<Record<string, ChangeCheck<T>>>;
}

/** Rules written against a generated type; the list that names their kind guarantees that objects have it. */
export const rulesOf = <T>(rules: Rules<T>): Rules => rules as unknown as Rules;
