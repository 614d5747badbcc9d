import { type CacheEvent, goneEntry } from "../cache/history.ts";
import type { Matcher } from "../cache/matcher.ts";
import type { StoreEvent } from "../store.ts";

/** A change as seen through a selection: undefined where it was and is outside. */
export function translate(event: CacheEvent, matcher: Matcher): StoreEvent | undefined {
  const { entry, previous } = event;
  const was = previous !== undefined && matcher.matches(previous);
  if (entry && matcher.matches(entry)) return { type: was ? "MODIFIED" : "ADDED", entry };
  return was ? { type: "DELETED", entry: goneEntry(event) } : undefined;
}
