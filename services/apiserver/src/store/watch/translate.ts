import { type CacheEvent, goneEntry } from "../cache/history.ts";
import type { Matcher } from "../cache/matcher.ts";
import type { StoreEvent } from "../store.ts";

/** A change as seen through a selection: undefined where it was and is outside. */
export function translate(event: CacheEvent, matcher: Matcher): StoreEvent | undefined {
  const is = !event.deleted && matcher.matches(event.entry);
  const was = event.previous !== undefined && matcher.matches(event.previous);
  if (is) return { type: was ? "MODIFIED" : "ADDED", entry: event.entry };
  return was ? { type: "DELETED", entry: goneEntry(event) } : undefined;
}
