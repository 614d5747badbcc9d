/** What one entry weighs beside its JSON: the list that names its forms, and what a form of even the smallest object takes. */
const bytesPerEntry = 400;

/** How much of the budget an entry of so many bytes of JSON brings along. */
export const weightOf = (jsonBytes: number): number => jsonBytes + bytesPerEntry;

/**
 * Protobuf and Table rows of all pods take 1.25 times the bytes of their JSON (measured on pods of 3.5 kB); the rest is for frames of
 * watches and for objects.
 */
const share = 1.5;

/**
 * How many bytes of parsed objects and other forms may be held beside entries of `storedBytes`: what is asked for again and again
 * is made once at any size, for a list that is larger than the cache finds nothing of itself there.
 */
export const formBudget = (leastBytes: number, storedBytes: number): number =>
  Math.max(leastBytes, storedBytes * share);
