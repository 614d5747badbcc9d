import { baseOf } from "../shared/shared-parts.ts";
import type { Found } from "./found.ts";

/** Parts of objects that rules have found nothing wrong with; objects never change. */
const valid = new WeakSet<object>();

/**
 * Runs rules that look at nothing but `part`, unless they have found nothing wrong with this very part before: most writes
 * change an object's labels or status, and share the rest with the object that there was.
 */
export function validateOnce(part: object, found: Found, rules: () => void): void {
  const base = baseOf(part) ?? part;
  if (valid.has(base)) return;
  const before = found.length;
  rules();
  if (found.length === before) valid.add(base);
}
