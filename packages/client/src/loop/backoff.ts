/** Growing pauses for each key, as client-go's: 5 ms doubled with every failure, 1000 s at most. */
export interface Backoff {
  /** How long to wait after this failure. */
  next(key: string): number;
  forget(key: string): void;
  failures(key: string): number;
}

export interface BackoffOptions {
  readonly firstMs?: number;
  readonly lastMs?: number;
}

export function createBackoff({ firstMs = 5, lastMs = 1_000_000 }: BackoffOptions = {}): Backoff {
  const failed = new Map<string, number>();
  return {
    next: (key) => {
      const times = failed.get(key) ?? 0;
      failed.set(key, times + 1);
      return Math.min(firstMs * 2 ** times, lastMs);
    },
    forget: (key) => void failed.delete(key),
    failures: (key) => failed.get(key) ?? 0,
  };
}
