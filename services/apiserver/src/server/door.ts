import { randomUUID } from "node:crypto";
import { ApiError } from "@kubets/api";
import { anonymous } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { isLongRunning } from "../road/limit-in-flight.ts";
import type { HttpPassage, Stage } from "../road/passage.ts";
import { runCall } from "../verbs/run-call.ts";
import { attributesOf } from "./attributes-of.ts";
import { deprecation } from "./deprecation.ts";
import type { Exchange } from "./exchange.ts";
import type { ListCache } from "./list-cache.ts";
import { negotiate } from "./negotiate.ts";
import type { OtherPaths } from "./other-paths.ts";
import { parseResourcePath, type ResourcePath } from "./parse-path.ts";
import { type RequestEnd, requestEnd } from "./request-end.ts";
import type { RequestObserver } from "./request-observer.ts";
import { callOf } from "./resource-call.ts";
import { type Route, routeResource } from "./route.ts";
import { sendAnswer } from "./send-answer.ts";
import { plainNotFound, sendError } from "./send-error.ts";

export interface DoorOptions {
  readonly deps: RoadDeps;
  /** Authentication, then what every request passes. */
  readonly stages: readonly Stage<HttpPassage>[];
  readonly otherPaths: OtherPaths;
  readonly lists: ListCache;
  readonly observe: RequestObserver;
  /** Milliseconds after which a request that does not stay is given up. */
  readonly requestTimeoutMs: number;
}

/** A request on its way, with what its end needs. */
interface Visit {
  readonly exchange: Exchange;
  readonly resource: ResourcePath | undefined;
  readonly passage: HttpPassage;
  readonly end: RequestEnd;
}

/** Takes each HTTP exchange down the road and answers it; nothing is ever thrown. */
export function createDoor(options: DoorOptions): (exchange: Exchange) => Promise<void> {
  const { deps, stages, otherPaths, lists, observe, requestTimeoutMs } = options;

  return async (exchange) => {
    const visit = begin(exchange);
    const { passage } = visit;
    const observed = observe(passage);
    const timer = isLongRunning(passage.attributes) ? undefined : setTimeout(() => giveUp(visit), requestTimeoutMs);
    exchange.onClose(visit.end.close);
    let code = 0;
    try {
      for (const stage of stages) {
        const later = stage(passage);
        if (later) await later;
      }
      code = await serve(visit);
    } catch (error) {
      const warnings = passage.warnings;
      code = sendError(exchange, error, { auditId: passage.auditId, warnings }).code;
      if (code >= 500) observed.failed(error);
    } finally {
      clearTimeout(timer);
      for (const end of passage.onEnd) end();
      observed.done(code);
    }
  };

  async function serve(visit: Visit): Promise<number> {
    const { exchange, resource, passage } = visit;
    if (!resource) return otherPaths(exchange, passage);
    if (!deps.registry.hasGroup(resource.group)) {
      plainNotFound(exchange, passage.auditId);
      return 404;
    }
    return serveResource(visit, resource, routeResource(exchange.method, resource, deps.registry));
  }

  async function serveResource(visit: Visit, path: ResourcePath, route: Route): Promise<number> {
    const { exchange, passage } = visit;
    const accepted = negotiate(exchange.headers.accept, route.verb === "list" ? "list" : "object");
    const call = await callOf({ exchange, passage, path, route, signal: visit.end.signal });
    passage.warnings = call.warnings;
    const deprecated = deprecation(call.kind);
    if (deprecated) call.warnings.push(deprecated);
    const answer = await runCall(call, deps);
    const pretty = accepted.pretty || call.options.pretty || readByPeople(exchange);
    const shown = pretty === accepted.pretty ? accepted : { ...accepted, pretty };
    return sendAnswer({ exchange, call, accepted: shown, deps, auditId: passage.auditId, lists }, answer);
  }
}

function begin(exchange: Exchange): Visit {
  const resource = parseResourcePath(exchange.path);
  const given = exchange.headers["audit-id"];
  const passage: HttpPassage = {
    headers: exchange.headers,
    socket: exchange.socket,
    attributes: attributesOf(exchange, resource),
    auditId: typeof given === "string" && given ? given.slice(0, 64) : randomUUID(),
    user: anonymous,
    warnings: [],
    onEnd: [],
  };
  return { exchange, resource, passage, end: requestEnd() };
}

function giveUp({ exchange, passage, end }: Visit): void {
  const message = "Timeout: request did not complete within the allotted timeout";
  sendError(exchange, new ApiError("Timeout", message), { auditId: passage.auditId });
  end.close();
}

/** Browsers and command lines get indented JSON, as from kube-apiserver, unless they say otherwise. */
function readByPeople({ headers, query }: Exchange): boolean {
  const agent = headers["user-agent"];
  if (!agent || query.includes("pretty=")) return false;
  return agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
}
