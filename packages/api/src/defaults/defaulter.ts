/** The members of one message of an object; shared, never changed. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Says which members one message of an object gets, in the form that `mergeIn` takes; nothing to do is `undefined`. It sees
 * the message before the messages inside it have their own defaults.
 */
export type Defaulter<T = Fields> = (object: T) => Fields | undefined;

/** By full protobuf message name, so that a message has its defaults wherever it is embedded. */
export type Defaulters = Readonly<Record<string, Defaulter>>;

/** A defaulter written against a generated type; the schema guarantees that its message has that shape. */
export const defaulter = <T>(decide: Defaulter<T>): Defaulter => decide as Defaulter;

export const absent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** Go's zero: what a field that is no pointer holds when nobody wrote it. */
export const empty = (value: unknown): boolean => absent(value) || value === "" || value === 0 || value === false;

export function whenAbsent(defaults: Fields): Defaulter {
  const entries = Object.entries(defaults);
  return (object) => {
    let missing: Record<string, unknown> | undefined;
    for (const [name, value] of entries) {
      if (!absent(object[name])) continue;
      missing ??= {};
      missing[name] = value;
    }
    return missing;
  };
}

/** Those of `defaults` that a message inside the defaulted one lacks; all of them where there is no such message. */
export const missingFrom = (given: unknown, defaults: Fields): Fields =>
  whenAbsent(defaults)((given ?? {}) as Fields) ?? {};

/** Several defaulters of one message, each seeing what those before it set; each sets members of its own. */
export const inTurn =
  (...steps: readonly Defaulter[]): Defaulter =>
  (object) => {
    let added: Record<string, unknown> | undefined;
    let seen = object;
    for (const step of steps) {
      const more = step(seen);
      if (!more) continue;
      seen = added ? Object.assign(seen, more) : { ...object, ...more };
      added = Object.assign(added ?? {}, more);
    }
    return added;
  };
