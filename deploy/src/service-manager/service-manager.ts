import type { ServiceSpec, ServiceState } from "../supervisor/service-spec.ts";

/** The port: who keeps the processes running, our supervisor or systemd. */
export interface ServiceManager {
  /** Runs exactly these. Returns whether anything had to change. */
  apply(services: readonly ServiceSpec[]): Promise<boolean>;
  /** Stops those of higher stages, for good, and waits. */
  stopAbove(stage: number): Promise<void>;
  /** Stops all, for good, and waits. */
  stop(): Promise<void>;
  /** Empty where nothing is managed. */
  states(): Promise<readonly ServiceState[]>;
}
