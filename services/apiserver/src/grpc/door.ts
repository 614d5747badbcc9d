import type { ApiError } from "@kubets/api";
import type { Logger } from "@kubets/component";
import type { Authentication } from "../authentication/union.ts";
import type { Authorizer } from "../authorization/authorizer.ts";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";

/** What the gRPC services work with: the same parts as REST's. */
export interface Door {
  readonly authentication: Authentication;
  readonly authorizer: Authorizer;
  readonly deps: RoadDeps;
  /** Runs a call's verb, or the special handler of its resource. */
  readonly run: (call: Call, deps: RoadDeps) => Promise<Answer>;
  /** What was thrown as the error of the API that it means. */
  readonly asApiError: (thrown: unknown) => ApiError;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
  readonly log: Logger;
}
