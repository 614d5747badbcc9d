import { ApiError } from "@kubets/api";
import { type Attributes, isPath } from "../authorization/authorizer.ts";
import type { Stage } from "./passage.ts";

export interface InFlightLimits {
  readonly reads: number;
  readonly writes: number;
}

/** How many requests are on the road now. */
export interface InFlight {
  reads: number;
  writes: number;
}

const readVerbs = new Set(["get", "list", "watch", "head"]);
const longSubresources = new Set(["exec", "attach", "portforward", "proxy", "log"]);

/** Requests that stay, and so are not counted. */
export const isLongRunning = (attributes: Attributes): boolean =>
  attributes.verb === "watch" || (!isPath(attributes) && longSubresources.has(attributes.subresource));

/** Refuses what is more than the server can do at once; administrators always pass. */
export function limitInFlightStage(limits: InFlightLimits, inFlight: InFlight): Stage {
  const over = {
    reads: () => {
      inFlight.reads -= 1;
    },
    writes: () => {
      inFlight.writes -= 1;
    },
  };
  return (passage) => {
    const { attributes, user } = passage;
    if (isLongRunning(attributes)) return;
    const kind = readVerbs.has(attributes.verb) ? "reads" : "writes";
    if (inFlight[kind] >= limits[kind] && !user.groups.includes("system:masters")) throw tooMany();
    inFlight[kind] += 1;
    passage.giveBack = over[kind];
  };
}

const tooMany = () =>
  new ApiError("TooManyRequests", "Too many requests, please try again later.", { details: { retryAfterSeconds: 1 } });
