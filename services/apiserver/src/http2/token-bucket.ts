export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Takes one token, and says whether there was one. */
export type TokenBucket = () => boolean;

/** Filled at the start and by and by; `now` in milliseconds. */
export function createTokenBucket({ burst, perSecond }: Rate, now: () => number): TokenBucket {
  let tokens = burst;
  let filledAt = now();
  return () => {
    if (tokens >= 1) {
      tokens--;
      return true;
    }
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
