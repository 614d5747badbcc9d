import type { ApiError } from "@kubets/api";
import type { Authentication } from "../authentication/union.ts";
import type { Authorizer } from "../authorization/authorizer.ts";
import type { RoadDeps } from "../road/deps.ts";

/** What the gRPC services work with: the same parts as REST's. */
export interface Door {
  readonly authentication: Authentication;
  readonly authorizer: Authorizer;
  readonly deps: RoadDeps;
  /** What was thrown as the error of the API that it means; what is ours to explain is logged. */
  readonly asApiError: (thrown: unknown) => ApiError;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}
