const firstDelayMs = 200;
const longestDelayMs = 10_000;
/** Who ran this long is no longer failing. */
const steadyMs = 30_000;

export interface Ended {
  /** How long it ran. */
  readonly ranMs: number;
  /** Ends in a row before this one. */
  readonly failures: number;
}

export interface Restart {
  readonly delayMs: number;
  readonly failures: number;
}

/** The first restart comes at once, each further one in a row after twice the pause of the one before. */
export function restartDelay({ ranMs, failures }: Ended): Restart {
  const inRow = ranMs >= steadyMs ? 0 : failures;
  const delayMs = inRow === 0 ? 0 : Math.min(firstDelayMs * 2 ** (inRow - 1), longestDelayMs);
  return { delayMs, failures: inRow + 1 };
}
