/** Parts of objects that many objects have in common, as pods of one template have their spec: the same value, kept once. */
const shared = new WeakSet<object>();

/** Says that many objects have this very part. Objects never change, and so what is made of it may be remembered. */
export function share<T extends object>(part: T): T {
  shared.add(part);
  return part;
}

export const isShared = (part: unknown): part is object =>
  typeof part === "object" && part !== null && shared.has(part);

/** `make`, a pure function; what it makes of a shared part is remembered for as long as the part is there. */
export function onceForShared<Part, Made>(make: (part: Part) => Made): (part: Part) => Made {
  const made = new WeakMap<object, Made>();
  return (part) => {
    if (!isShared(part)) return make(part);
    const known = made.get(part);
    if (known !== undefined || made.has(part)) return known as Made;
    const result = make(part);
    made.set(part, result);
    return result;
  };
}
