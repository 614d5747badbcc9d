import { randomUUID } from "node:crypto";
import { type Places, placesOf, putAt } from "./places.ts";

/**
 * Parts of objects that many objects have in common, as pods of one template have their spec: the same value, kept once. A named part
 * is a shared one, its base, in which each object has a name of its own.
 */
const shared = new WeakSet<object>();
const named = new WeakMap<object, { readonly base: object; readonly name: string }>();

/** Stands in a shared part where the name will be. Nobody can guess it, and nobody outside gets to see it. */
export const nameToCome: string = randomUUID();

/** Says that many objects have this very part. Objects never change, and so what is made of it may be remembered. */
export function share<T extends object>(part: T): T {
  if (!named.has(part)) shared.add(part);
  return part;
}

export const isShared = (part: unknown): part is object => baseOf(part) !== undefined;

/** The shared part that others have too, but for their names: of one without a name the part itself. */
export function baseOf(part: unknown): object | undefined {
  if (typeof part !== "object" || part === null) return undefined;
  return shared.has(part) ? part : named.get(part)?.base;
}

export const nameOf = (part: object): string | undefined => named.get(part)?.name;

/** The part with `name` in every place of `nameToCome`; the part itself where there is none. */
export function withName<T extends object>(part: T, name: string): T {
  const places = placesOfName(part);
  if (!places) return part;
  const copy = putAt(part, places, name) as T;
  if (shared.has(part)) named.set(copy, { base: part, name });
  return copy;
}

/** `make`, a pure function that does not ask for the name; what it makes of a shared part is remembered for as long as the part is there. */
export function onceForShared<Part, Made>(make: (part: Part) => Made): (part: Part) => Made {
  const made = new WeakMap<object, Made>();
  return (part) => {
    const base = baseOf(part);
    if (!base) return make(part);
    const known = made.get(base);
    if (known !== undefined || made.has(base)) return known as Made;
    const result = make(part);
    made.set(base, result);
    return result;
  };
}

/** What `make`, a pure function, makes of a part. Of a named one it is made of the base, which is what to remember it by, and named. */
export function remake<Part>(part: Part, make: (part: Part) => Part): Part {
  const base = baseOf(part) as Part | undefined;
  if (!base) return make(part);
  const made = make(base);
  if (made === base || typeof made !== "object" || made === null) return made === base ? part : made;
  share(made);
  const name = nameOf(part as object);
  return name === undefined ? made : withName(made, name);
}

/** The same for a `make` that takes its time: what it makes of a shared part is remembered. */
export function remakeOnce<Part>(make: (part: Part) => Part): (part: Part) => Part {
  const once = onceForShared(make);
  return (part) => remake(part, once);
}

const placesOfName = onceForShared((part: object): Places | undefined => placesOf(part, nameToCome));
