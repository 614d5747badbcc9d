import type { RoadDeps } from "../road/deps.ts";
import type { Stage } from "../road/passage.ts";
import type { RequestObserver } from "../server/request-observer.ts";
import type { Identify } from "./identity.ts";

/** What the gRPC services work with: the same parts as REST's. */
export interface Door {
  readonly identify: Identify;
  /** What every call passes once it is known who calls. */
  readonly stages: readonly Stage[];
  readonly deps: RoadDeps;
  readonly observe: RequestObserver;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}
