import { isObject } from "../patch/json-object.ts";
import { elementOf, isDivided, shapeOfItem } from "./fields-of.ts";
import { childOf, type Shape } from "./shape.ts";

/**
 * Lays an applied configuration over what there is: leaves are taken from the configuration, objects and keyed lists are
 * merged. Shares what the configuration does not name.
 */
export function mergeApplied(shape: Shape, live: unknown, applied: unknown): unknown {
  if (applied === undefined) return live;
  if (live === undefined || shape.is === "leaf") return applied;
  const isLiveDivided = isDivided(shape, live);
  if (!isDivided(shape, applied)) return isLiveDivided && isNothing(applied) ? live : applied;
  if (Array.isArray(applied)) return mergeItems(shape, isLiveDivided ? (live as unknown[]) : [], applied);
  if (isLiveDivided && Array.isArray(live)) return applied;
  return mergeMembers(shape, isLiveDivided ? live : {}, applied);
}

/** Null and empty say nothing about what stands below. */
const isNothing = (value: unknown): boolean =>
  value === null || (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

function mergeMembers(shape: Shape, live: object, applied: object): unknown {
  const merged = new Map(Object.entries(live));
  for (const [key, value] of Object.entries(applied))
    merged.set(key, mergeApplied(childOf(shape, key).shape, merged.get(key), value));
  return Object.fromEntries(merged);
}

/**
 * Applied items stand in the order in which they were applied. Items that only the live list has keep their places
 * before and after the shared ones: each stands as early as it can.
 */
function mergeItems(shape: Shape, live: readonly unknown[], applied: readonly unknown[]): unknown[] {
  const theirs = live.map((item) => ({ element: elementOf(shape, item), item }));
  const liveItems = new Map(theirs.map(({ element, item }) => [element, item]));
  const mine = applied.map((item) => ({ element: elementOf(shape, item), item }));
  const isMine = new Set(mine.map(({ element }) => element));
  const shared = mine.filter(({ element }) => liveItems.has(element));
  const merged: unknown[] = [];
  let at = 0;
  let nextShared = 0;
  /** Takes the live items that nobody applied, up to the shared item that comes next. */
  const takeTheirs = () => {
    for (; at < theirs.length; at++) {
      const { element, item } = theirs[at]!;
      if (!isMine.has(element)) merged.push(item);
      else if (element === shared[nextShared]?.element) return;
    }
  };
  for (const { element, item } of mine) {
    takeTheirs();
    merged.push(mergeApplied(shapeOfItem(shape), liveItems.get(element), item));
    if (element !== shared[nextShared]?.element) continue;
    nextShared++;
    at++;
  }
  takeTheirs();
  return merged;
}
