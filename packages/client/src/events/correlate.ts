/**
 * What becomes of an event that was told, with the limits of client-go: the same event again is counted, more than ten that
 * differ only in their message become one, and one object may not tell more than 25 in a burst and one in five minutes.
 */
export interface ToldEvent {
  /** Who tells it. */
  readonly source: string;
  /** The object: kind, namespace, name and uid, in one text. */
  readonly about: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
}

export type Correlated =
  | { readonly is: "dropped" }
  | { readonly is: "new"; readonly message: string; readonly key: string }
  | { readonly is: "counted"; readonly message: string; readonly key: string; readonly count: number };

export interface Correlator {
  correlate(event: ToldEvent, now: number): Correlated;
  /** The count could not be raised: the event had been forgotten by the server, and was made anew. */
  restart(key: string): void;
}

const limits = { remembered: 4096, similar: 10, similarWithinMs: 600_000, burst: 25, perMs: 1 / 300_000 };

export function createCorrelator(): Correlator {
  const spending = remember<{ left: number; at: number }>();
  const similar = remember<{ messages: Set<string>; at: number }>();
  const counts = remember<number>();

  const allowed = (key: string, now: number): boolean => {
    const known = spending.get(key) ?? { left: limits.burst, at: now };
    const left = Math.min(limits.burst, known.left + (now - known.at) * limits.perMs);
    spending.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  };
  const isOneOfMany = (key: string, message: string, now: number): boolean => {
    const known = similar.get(key);
    const group = known && now - known.at <= limits.similarWithinMs ? known : { messages: new Set<string>(), at: now };
    group.messages.add(message);
    similar.set(key, { messages: group.messages, at: now });
    if (group.messages.size < limits.similar) return false;
    // Which of them leaves does not matter; the group must not grow.
    group.messages.delete(group.messages.values().next().value!);
    return true;
  };

  return {
    correlate: ({ source, about, type, reason, message: told }, now) => {
      const alike = [source, about, type, reason].join("\0");
      const many = isOneOfMany(alike, told, now);
      const message = many ? `(combined from similar events): ${told}` : told;
      const key = many ? alike : `${alike}\0${told}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (!allowed(`${source}\0${about}`, now)) return { is: "dropped" };
      return count === 1 ? { is: "new", message, key } : { is: "counted", message, key, count };
    },
    restart: (key) => counts.set(key, 1),
  };
}

/** A map that forgets what was set longest ago. */
function remember<V>() {
  const map = new Map<string, V>();
  return {
    get: (key: string) => map.get(key),
    set: (key: string, value: V) => {
      map.delete(key);
      map.set(key, value);
      if (map.size > limits.remembered) map.delete(map.keys().next().value!);
    },
  };
}
