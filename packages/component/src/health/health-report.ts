/** One thing that must hold for a process to be healthy. `check` throws (or rejects) with the reason when it does not. */
export interface HealthCheck {
  readonly name: string;
  readonly check: () => void | Promise<void>;
}

export interface HealthReport {
  readonly ok: boolean;
  readonly text: string;
  /** Why checks failed: for the log; the text withholds it, as upstream does. */
  readonly failures: ReadonlyMap<string, unknown>;
}

export interface HealthQuery {
  /** `healthz`, `livez` or `readyz`: the name in the last line. */
  readonly endpoint: string;
  readonly verbose: boolean;
  readonly exclude: readonly string[];
}

export const ping: HealthCheck = { name: "ping", check: () => {} };

/** Runs the checks in order and says so in the words of kube-apiserver: `[+]ping ok`, `readyz check passed`. */
export async function healthReport(checks: readonly HealthCheck[], query: HealthQuery): Promise<HealthReport> {
  const { endpoint, verbose, exclude } = query;
  const failures = new Map<string, unknown>();
  const lines: string[] = [];
  for (const { name, check } of checks) {
    if (exclude.includes(name)) {
      lines.push(`[+]${name} excluded: ok`);
      continue;
    }
    try {
      await check();
      lines.push(`[+]${name} ok`);
    } catch (error) {
      failures.set(name, error);
      lines.push(`[-]${name} failed: reason withheld`);
    }
  }
  const unknown = exclude.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length)
    lines.push(
      `warn: some health checks cannot be excluded: no matches for ${unknown.map((n) => JSON.stringify(n)).join(",")}`,
    );
  const ok = failures.size === 0;
  if (ok && !verbose) return { ok, text: "ok", failures };
  return { ok, text: `${lines.join("\n")}\n${endpoint} check ${ok ? "passed" : "failed"}\n`, failures };
}
