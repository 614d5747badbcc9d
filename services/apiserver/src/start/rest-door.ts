import type { Logger } from "@kubets/component";
import type { Registry } from "prom-client";
import type { Authentication } from "../authentication/union.ts";
import type { Authorizer } from "../authorization/authorizer.ts";
import { createRequestMetrics } from "../metrics/request-metrics.ts";
import { authenticateStage } from "../road/authenticate.ts";
import { authorizeStage } from "../road/authorize.ts";
import type { RoadDeps } from "../road/deps.ts";
import { impersonateStage } from "../road/impersonate.ts";
import { type InFlight, limitInFlightStage } from "../road/limit-in-flight.ts";
import { stagesOf } from "../road/stages.ts";
import { createDoor } from "../server/door.ts";
import type { Exchange } from "../server/exchange.ts";
import { createListCache } from "../server/list-cache.ts";
import { otherPaths, type PageTable } from "../server/other-paths.ts";
import type { RequestObserver } from "../server/request-observer.ts";

export interface RestDoorOptions {
  readonly deps: RoadDeps;
  readonly authentication: Authentication;
  readonly authorizer: Authorizer;
  readonly pages: PageTable;
  readonly metrics: Registry;
  readonly log: Logger;
  readonly limits: { readonly reads: number; readonly writes: number };
  readonly requestTimeoutMs: number;
}

/** Bytes of list answers that are kept; a cluster's larger lists are a few megabytes each. */
const keptListBytes = 64 << 20;

/** Puts the road together for HTTPS. */
export function restDoor(options: RestDoorOptions): (exchange: Exchange) => Promise<void> {
  const { deps, authentication, authorizer, pages, metrics, log, limits, requestTimeoutMs } = options;
  const inFlight: InFlight = { reads: 0, writes: 0 };
  const stages = stagesOf({
    authenticate: authenticateStage({ authenticate: authentication.authenticate, now: deps.now }),
    audit: () => undefined,
    impersonate: impersonateStage(async (user, { group, resource, namespace, name, subresource }) => {
      const asked = { verb: "impersonate", version: "v1", group, resource, subresource, namespace, name };
      return (await authorizer.authorize(user, asked)).allowed;
    }),
    limitInFlight: limitInFlightStage(limits, inFlight),
    authorize: authorizeStage(authorizer),
  });
  const requests = createRequestMetrics(metrics, inFlight);
  const observe: RequestObserver = ({ attributes, auditId }) => {
    const end = requests.begin(attributes);
    return { failed: (error) => log.error("A request failed", error, { ...attributes, auditId }), done: end };
  };
  const lists = createListCache(keptListBytes);
  return createDoor({ deps, stages, otherPaths: otherPaths(pages), lists, observe, requestTimeoutMs });
}
