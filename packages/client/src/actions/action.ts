import type { ApiError, ApiObject, Kind } from "@kubets/api";
import type { DeleteSettings, Draft, ObjectKey, Patch } from "../connection/client.ts";

/** What a pure decision wants done, as data. The runtime does it, or a test looks at it. */
export type Action =
  | {
      readonly do: "create";
      readonly kind: Kind<object>;
      readonly object: object;
      /** What is done next, when the server has named the object. */
      readonly afterwards?: (made: object) => readonly Action[];
    }
  | { readonly do: "update"; readonly kind: Kind<object>; readonly object: object; readonly subresource: string }
  | {
      readonly do: "patch";
      readonly kind: Kind<object>;
      readonly key: ObjectKey;
      readonly patch: Patch;
      readonly subresource: string;
    }
  | { readonly do: "delete"; readonly kind: Kind<object>; readonly key: ObjectKey; readonly options: DeleteSettings }
  | {
      readonly do: "createPart";
      readonly kind: Kind<object>;
      readonly key: ObjectKey;
      readonly subresource: string;
      readonly body: object;
    }
  | { readonly do: "event"; readonly about: object; readonly event: Told }
  /** Asks the server, not the cache: fails unless that very object is there and is not being deleted. */
  | { readonly do: "confirm"; readonly kind: Kind<object>; readonly key: ObjectKey; readonly uid: string }
  /** When one of the actions fails, the others are done, and then the failure is thrown. */
  | { readonly do: "attempt"; readonly actions: readonly Action[]; readonly otherwise: Otherwise }
  /** All at once; the failures of some do not keep the others, and the first is thrown in the end. */
  | { readonly do: "parallel"; readonly actions: readonly Action[]; readonly slowStart: boolean };

export type Otherwise = (error: ApiError) => readonly Action[];

/** What an event says. */
export interface Told {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
}

const partKey = (object: object): ObjectKey => {
  const { namespace, name = "" } = (object as ApiObject).metadata;
  return { namespace, name };
};

export const create = <T extends object>(
  kind: Kind<T>,
  object: Draft<T>,
  afterwards?: (made: T) => readonly Action[],
): Action => ({
  do: "create",
  kind,
  object,
  ...(afterwards ? { afterwards: afterwards as (made: object) => readonly Action[] } : {}),
});

/** Fails with Conflict when the object has changed since it was read. */
export const update = <T extends object>(kind: Kind<T>, object: T): Action => ({
  do: "update",
  kind,
  object,
  subresource: "",
});

export const updateStatus = <T extends object>(kind: Kind<T>, object: T): Action => ({
  do: "update",
  kind,
  object,
  subresource: "status",
});

export const patch = <T extends object>(kind: Kind<T>, object: T | ObjectKey, change: Patch): Action => ({
  do: "patch",
  kind,
  key: "metadata" in object ? partKey(object) : (object as ObjectKey),
  patch: change,
  subresource: "",
});

/** A merge patch of the status; `undefined` leaves a field, `null` removes it. */
export const patchStatus = <T extends object>(kind: Kind<T>, object: T | ObjectKey, status: object): Action => ({
  ...(patch(kind, object, { merge: { status } }) as Extract<Action, { do: "patch" }>),
  subresource: "status",
});

/** Only that very object: one made anew under its name stays. That it is gone already is no failure. */
export const remove = <T extends object>(kind: Kind<T>, object: T, options: DeleteSettings = {}): Action => {
  const { uid } = (object as unknown as ApiObject).metadata;
  return { do: "delete", kind, key: partKey(object), options: { ...(uid ? { uid } : {}), ...options } };
};

/** A subresource that is created: `pods/eviction`. */
export const createPart = <T extends object>(
  kind: Kind<T>,
  object: T,
  part: { subresource: string; body: object },
): Action => ({
  do: "createPart",
  kind,
  key: partKey(object),
  ...part,
});

export const event = (about: object, told: Told): Action => ({ do: "event", about, event: told });

/** For writes that would harm if their reason had gone meanwhile. */
export const confirm = <T extends object>(kind: Kind<T>, object: T): Action => ({
  do: "confirm",
  kind,
  key: partKey(object),
  uid: (object as unknown as ApiObject).metadata.uid ?? "",
});

export const attempt = (actions: readonly Action[], otherwise: Otherwise): Action => ({
  do: "attempt",
  actions,
  otherwise,
});

export const parallel = (actions: readonly Action[]): Action => ({ do: "parallel", actions, slowStart: false });

/** One, then two, then four, … at once; begins no more after the first failure, so that a quota is not run against by hundreds. */
export const slowStart = (actions: readonly Action[]): Action => ({ do: "parallel", actions, slowStart: true });
