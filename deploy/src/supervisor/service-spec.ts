/** Something that must answer before a service is started. */
export type Gate = { readonly tcp: string } | { readonly unix: string };

/** One supervised process. */
export interface ServiceSpec {
  /** `node-1/kubelet`. */
  readonly name: string;
  /** Program and flags. */
  readonly command: readonly string[];
  /** Beside the supervisor's own environment; a null takes a variable away. */
  readonly environment: Readonly<Record<string, string | null>>;
  /** Network namespace to run in. */
  readonly namespace?: string;
  readonly log: string;
  readonly pidFile: string;
  readonly after: readonly Gate[];
  /** Files that a predecessor leaves when it is killed, and that would keep it from starting. */
  readonly stale: readonly string[];
  /** Services of a higher stage are stopped before those of a lower one. */
  readonly stage: number;
  /** How long SIGTERM may take before SIGKILL. */
  readonly stopGraceMs: number;
}

/** The file that declares what a supervisor runs. */
export interface ServicesFile {
  readonly services: readonly ServiceSpec[];
}

/** What `kubets status` shows of a service. */
export interface ServiceState {
  readonly name: string;
  readonly state: "waiting" | "running" | "restarting" | "stopped";
  readonly pid?: number;
  /** When it was started, as ISO 8601. */
  readonly since?: string;
  readonly restarts: number;
  /** How it ended last: `exit code 1`, `SIGKILL`. */
  readonly lastEnd?: string;
}
