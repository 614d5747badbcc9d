import type { StoredEntry } from "../cache/entry.ts";
import type { CacheEvent } from "../cache/history.ts";
import type { Matcher } from "../cache/matcher.ts";
import { translate } from "./translate.ts";
import type { Watcher } from "./watcher.ts";

/**
 * The watchers of one folder. Watchers of the same selection form a group, which is asked once for all; groups are found by the
 * value they insist on (a name, a field such as spec.nodeName, a namespace), so that an event costs only those it concerns.
 */
export interface WatchHub {
  readonly size: number;
  add(watcher: Watcher): void;
  remove(watcher: Watcher): void;
  publish(event: CacheEvent, number: number): void;
  watchers(): Iterable<Watcher>;
}

interface Group {
  readonly matcher: Matcher;
  readonly watchers: Set<Watcher>;
}

/** One way of finding groups: by the text that `textOf` gives. */
interface Index {
  readonly textOf: (entry: StoredEntry) => string;
  readonly groups: Map<string, Set<Group>>;
}

export function createWatchHub(): WatchHub {
  const all = new Set<Watcher>();
  const groups = new Map<string, Group>();
  const indexes = new Map<string, Index>();

  function groupsOf(matcher: Matcher): { index: string; value: string; set: Set<Group> } {
    const { index, value, textOf } = placeOf(matcher);
    let found = indexes.get(index);
    if (!found) {
      found = { textOf, groups: new Map() };
      indexes.set(index, found);
    }
    let set = found.groups.get(value);
    if (!set) {
      set = new Set();
      found.groups.set(value, set);
    }
    return { index, value, set };
  }

  function tell(concerned: Set<Group> | undefined, event: CacheEvent, number: number): void {
    if (!concerned) return;
    for (const { matcher, watchers } of concerned) {
      try {
        const seen = translate(event, matcher);
        if (seen) for (const watcher of watchers) watcher.tell(seen, event, number);
      } catch (error) {
        // An object that cannot be parsed is no reason to keep the others from theirs.
        for (const watcher of [...watchers]) watcher.end(error as Error);
      }
    }
  }

  return {
    get size() {
      return all.size;
    },
    watchers: () => all,
    add(watcher) {
      all.add(watcher);
      const { identity } = watcher.matcher;
      let group = groups.get(identity);
      if (!group) {
        group = { matcher: watcher.matcher, watchers: new Set() };
        groups.set(identity, group);
        groupsOf(watcher.matcher).set.add(group);
      }
      group.watchers.add(watcher);
    },
    remove(watcher) {
      if (!all.delete(watcher)) return;
      const { identity } = watcher.matcher;
      const group = groups.get(identity)!;
      group.watchers.delete(watcher);
      if (group.watchers.size > 0) return;
      groups.delete(identity);
      const { index, value, set } = groupsOf(watcher.matcher);
      set.delete(group);
      if (set.size > 0) return;
      const { groups: byValue } = indexes.get(index)!;
      byValue.delete(value);
      if (byValue.size === 0) indexes.delete(index);
    },
    publish(event, number) {
      const { entry, previous } = event;
      for (const { textOf, groups: byValue } of indexes.values()) {
        const value = entry && textOf(entry);
        if (value !== undefined) tell(byValue.get(value), event, number);
        const before = previous && textOf(previous);
        if (before !== undefined && before !== value) tell(byValue.get(before), event, number);
      }
    },
  };
}

/** The index a selection goes into: the one that leaves the fewest events to look at. */
function placeOf(matcher: Matcher): { index: string; value: string; textOf: (entry: StoredEntry) => string } {
  const { name, field, namespace } = matcher;
  if (name !== undefined) return { index: "name", value: name, textOf: (entry) => entry.name };
  if (field) {
    const { path, value } = field;
    return { index: path, value, textOf: (entry) => matcher.textOf(entry, path) };
  }
  if (namespace !== undefined) return { index: "namespace", value: namespace, textOf: (entry) => entry.namespace };
  return { index: "", value: "", textOf: () => "" };
}
