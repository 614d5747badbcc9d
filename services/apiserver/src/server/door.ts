import { randomUUID } from "node:crypto";
import { anonymous } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { isLongRunning } from "../road/limit-in-flight.ts";
import type { HttpPassage, Stage } from "../road/passage.ts";
import { timedOut } from "../road/timed-out.ts";
import { runCall } from "../verbs/run-call.ts";
import { answerShape } from "./answer-shape.ts";
import { attributesOf } from "./attributes-of.ts";
import { createDeadlines, type Due } from "./deadlines.ts";
import type { DeferredWrites } from "./deferred-writes.ts";
import { deprecation } from "./deprecation.ts";
import type { Exchange } from "./exchange.ts";
import type { ListCache } from "./list-cache.ts";
import { negotiate } from "./negotiate.ts";
import type { OtherPaths } from "./other-paths.ts";
import { parseResourcePath, type ResourcePath } from "./parse-path.ts";
import { RequestEnd } from "./request-end.ts";
import type { RequestObserver } from "./request-observer.ts";
import { requestTimeout } from "./request-timeout.ts";
import { callOf } from "./resource-call.ts";
import { routeResource } from "./route.ts";
import { sendAnswer } from "./send-answer.ts";
import { plainBadRequest, plainNotFound, sendError } from "./send-error.ts";
import { wantsPretty } from "./wants-pretty.ts";

export interface DoorOptions {
  readonly deps: RoadDeps;
  /** Authentication, then what every request passes. */
  readonly stages: readonly Stage<HttpPassage>[];
  readonly otherPaths: OtherPaths;
  readonly lists: ListCache;
  readonly watchWrites: DeferredWrites;
  readonly observe: RequestObserver;
  /** Milliseconds after which a request that does not stay is given up. */
  readonly requestTimeoutMs: number;
}

/** A request on its way, with what its end needs. */
interface Visit extends Due<Visit> {
  readonly exchange: Exchange;
  readonly resource: ResourcePath | undefined;
  readonly passage: HttpPassage;
  readonly end: RequestEnd;
  /** Of a client that waits for less time than others. */
  timer: NodeJS.Timeout | undefined;
}

/**
 * Takes each HTTP exchange down the road and answers it; nothing is ever thrown. A read of the cache waits for nothing but the
 * cache to be fresh: all else of it happens in one turn of the event loop.
 */
export function createDoor(options: DoorOptions): (exchange: Exchange) => Promise<void> {
  const { deps, stages, otherPaths, lists, watchWrites, observe, requestTimeoutMs } = options;
  const deadlines = createDeadlines<Visit>(requestTimeoutMs, giveUp);

  return async (exchange) => {
    const visit = begin(exchange);
    const { passage, resource, end } = visit;
    observe.began(passage);
    exchange.onClose(() => end.close());
    let code = 0;
    try {
      if (exchange.path === "") throw unreadablePath;
      if (!isLongRunning(passage.attributes)) limitTime(visit);
      for (const stage of stages) {
        const later = stage(passage);
        if (later) await later;
      }
      code = await (resource ? serveResource(visit, resource) : otherPaths(exchange, passage));
    } catch (error) {
      const { auditId, warnings } = passage;
      code =
        error === unreadablePath ? plainBadRequest(exchange) : sendError(exchange, error, { auditId, warnings }).code;
      if (code >= 500) observe.failed(passage, error);
    } finally {
      deadlines.remove(visit);
      clearTimeout(visit.timer);
      passage.giveBack?.();
      observe.ended(passage, code, exchange.answeredBytes);
    }
  };

  /** A client may wait for less time than everybody else; such a request has a timer of its own. */
  function limitTime(visit: Visit): void {
    const asked = requestTimeout(visit.exchange.query);
    if (asked === undefined || asked >= requestTimeoutMs) {
      deadlines.add(visit);
      return;
    }
    const left = asked - (performance.now() - visit.began);
    if (left <= 0) throw timedOut();
    visit.timer = setTimeout(giveUp, left, visit);
  }

  async function serveResource({ exchange, passage, end }: Visit, path: ResourcePath): Promise<number> {
    const { auditId } = passage;
    if (!deps.registry.hasGroup(path.group)) {
      plainNotFound(exchange, auditId);
      return 404;
    }
    const route = routeResource(exchange.method, path, deps.registry);
    const accepted = negotiate(exchange.headers.accept, answerShape(route));
    const reading = callOf({ exchange, passage, path, route, end });
    const call = reading instanceof Promise ? await reading : reading;
    passage.warnings = call.warnings;
    const deprecated = deprecation(call.kind);
    if (deprecated) call.warnings.push(deprecated);
    const answer = await runCall(call, deps);
    const pretty = accepted.pretty || wantsPretty(exchange);
    const shown = pretty === accepted.pretty ? accepted : { ...accepted, pretty };
    return sendAnswer({ exchange, call, accepted: shown, deps, auditId, lists, watchWrites }, answer);
  }
}

const unreadablePath = new Error("the path has an escape that cannot be read");

function begin(exchange: Exchange): Visit {
  const began = performance.now();
  const resource = parseResourcePath(exchange.path);
  const given = exchange.headers["audit-id"];
  const passage: HttpPassage = {
    began,
    headers: exchange.headers,
    query: exchange.query,
    socket: exchange.socket,
    attributes: attributesOf(exchange, resource),
    auditId: typeof given === "string" && given ? given.slice(0, 64) : randomUUID(),
    user: anonymous,
    warnings: [],
    giveBack: undefined,
  };
  return {
    began,
    exchange,
    resource,
    passage,
    end: new RequestEnd(),
    timer: undefined,
    before: undefined,
    after: undefined,
  };
}

function giveUp({ exchange, passage, end }: Visit): void {
  sendError(exchange, timedOut(), { auditId: passage.auditId });
  end.close();
}
