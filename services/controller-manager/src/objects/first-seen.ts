/** Remembers since when something looks as it does, by our own clock: clocks of other machines are not to be trusted. */
export interface FirstSeen {
  /** When `what` was first seen to look like this, in milliseconds. */
  since(what: string, looks: string): number;
  forget(what: string): void;
}

export function createFirstSeen(now: () => number = Date.now): FirstSeen {
  const seen = new Map<string, { readonly looks: string; readonly at: number }>();
  return {
    since: (what, looks) => {
      const known = seen.get(what);
      if (known?.looks === looks) return known.at;
      const at = now();
      seen.set(what, { looks, at });
      return at;
    },
    forget: (what) => void seen.delete(what),
  };
}
