import type { Authentication } from "../authentication/union.ts";
import { authenticateStage } from "../road/authenticate.ts";
import type { RoadDeps } from "../road/deps.ts";
import { createDeferredWrites } from "../server/deferred-writes.ts";
import { createDoor } from "../server/door.ts";
import type { Exchange } from "../server/exchange.ts";
import { createListCache } from "../server/list-cache.ts";
import { otherPaths, type PageTable } from "../server/other-paths.ts";
import type { Road } from "./road.ts";

export interface RestDoorOptions {
  readonly deps: RoadDeps;
  readonly authentication: Authentication;
  readonly road: Road;
  readonly pages: PageTable;
  readonly requestTimeoutMs: number;
}

/** Bytes of list answers that are kept; a cluster's larger lists are a few megabytes each. */
const keptListBytes = 64 << 20;

/** Puts the road together for HTTPS. */
export function restDoor(options: RestDoorOptions): (exchange: Exchange) => Promise<void> {
  const { deps, authentication, road, pages, requestTimeoutMs } = options;
  const { observe } = road;
  const authenticate = authenticateStage({ authenticate: authentication.authenticate, now: deps.now });
  const stages = [authenticate, ...road.stages];
  return createDoor({
    deps,
    stages,
    otherPaths: otherPaths(pages),
    lists: createListCache(keptListBytes),
    watchWrites: createDeferredWrites(),
    observe,
    requestTimeoutMs,
  });
}
