import type { Kind } from "@kubets/api";
import type { Action } from "../actions/action.ts";
import type { CacheView, Hold } from "../cache/cache.ts";
import type { Change } from "../cache/kind-cache.ts";
import type { ObjectKey } from "../connection/client.ts";

/** What a pure decision gives back: actions in their order, and when to look again though nothing changes. */
export type Decision = readonly Action[] | { readonly actions: readonly Action[]; readonly lookAgainAfterMs?: number };

/** Another kind whose changes concern objects of ours. */
export interface Watch<T extends object = object> {
  readonly kind: Kind<T>;
  /** Which of our objects a change is about. */
  readonly concerns: (object: T, cache: CacheView) => readonly ObjectKey[];
  /** Which changes matter; all, where absent. */
  readonly when?: (change: Change<T>) => boolean;
}

/** Binds the type of the kind to that of its function. */
export const watching = <T extends object>(
  kind: Kind<T>,
  concerns: Watch<T>["concerns"],
  when?: Watch<T>["when"],
): Watch => ({ kind, concerns, ...(when ? { when } : {}) }) as unknown as Watch;

export interface Controller<View = never> {
  readonly name: string;
  /** What its events name as their source; the process decides where absent. */
  readonly source?: string;
  /** Its passes are named by objects of this kind. */
  readonly of: Kind<object>;
  /** Kinds that our objects own as their controller: a change of one is a pass of its owner. */
  readonly owns?: readonly Kind<object>[];
  readonly watches?: readonly Watch[];
  /** Kinds the view reads without being woken by them. */
  readonly reads?: readonly Kind<object>[];
  readonly holds?: readonly { readonly kind: Kind<object>; readonly how: Hold<object> }[];
  /** How many passes run at the same time; 5. */
  readonly workers?: number;
  /** Passes run one by one, each when the cache shows what all before it wrote: for what is given out only once. */
  readonly serial?: boolean;
  /** Everything the decision needs; undefined when there is nothing to decide. */
  readonly view: (cache: CacheView, key: ObjectKey) => View | undefined;
  /** Pure: no clock but `now`, no network, no log. */
  readonly reconcile: (view: View, now: Date) => Decision;
}

/** Declares a controller; the runtime supplies watch, queue, retry, metrics, and the acting. */
export const defineController = <View>(controller: Controller<View>): Controller => controller as unknown as Controller;
