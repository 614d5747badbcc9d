import type { Logger } from "@kubets/component";
import type { Registry } from "prom-client";
import type { Authorizer } from "../authorization/authorizer.ts";
import { createRequestMetrics } from "../metrics/request-metrics.ts";
import { authorizeStage } from "../road/authorize.ts";
import type { KindRegistry } from "../road/deps.ts";
import { impersonateStage } from "../road/impersonate.ts";
import { type InFlight, type InFlightLimits, limitInFlightStage } from "../road/limit-in-flight.ts";
import type { Stage } from "../road/passage.ts";
import { stagesOf } from "../road/stages.ts";
import type { RequestObserver } from "../server/request-observer.ts";

export interface RoadOptions {
  readonly authorizer: Authorizer;
  /** What is served, and so may be named by metrics. */
  readonly kinds: Pick<KindRegistry, "byResource">;
  readonly metrics: Registry;
  readonly log: Logger;
  readonly limits: InFlightLimits;
}

/** What both doors share: the stages after authentication, with one count of what is on the road, and who watches it. */
export interface Road {
  readonly stages: readonly Stage[];
  readonly observe: RequestObserver;
}

export function openRoad({ authorizer, kinds, metrics, log, limits }: RoadOptions): Road {
  const inFlight: InFlight = { reads: 0, writes: 0 };
  const stages = stagesOf({
    audit: () => undefined,
    impersonate: impersonateStage(async (user, { group, resource, namespace, name, subresource }) => {
      const asked = { verb: "impersonate", version: "v1", group, resource, subresource, namespace, name };
      return (await authorizer.authorize(user, asked)).allowed;
    }),
    limitInFlight: limitInFlightStage(limits, inFlight),
    authorize: authorizeStage(authorizer),
  });
  const requests = createRequestMetrics(metrics, { inFlight, kinds });
  const observe: RequestObserver = {
    began: requests.began,
    failed: ({ attributes, auditId }, error) => log.error("A request failed", error, { ...attributes, auditId }),
    ended: (passage, code, bytes) =>
      requests.ended(passage, { code, bytes, seconds: (performance.now() - passage.began) / 1000 }),
  };
  return { stages, observe };
}
