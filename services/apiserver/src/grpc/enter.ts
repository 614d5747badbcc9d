import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { asApiError, badRequest, tooLarge } from "@kubets/api";
import type { Call, User } from "../road/call.ts";
import type { Passage } from "../road/passage.ts";
import { readOptions } from "../road/read-options.ts";
import { attributesOf } from "../server/attributes-of.ts";
import type { ResourcePath } from "../server/parse-path.ts";
import { routeResource } from "../server/route.ts";
import type { Asked } from "./asked.ts";
import type { Door } from "./door.ts";

/** As for REST: 3 MiB. */
const bodyLimitBytes = 3 * 1024 * 1024;

/** Who calls, as the gRPC call tells it. */
export interface Visitor {
  readonly user: User;
  readonly headers: IncomingHttpHeaders;
  readonly signal: AbortSignal;
}

/** A call on the road. */
export interface Entered {
  readonly call: Call;
  /** Gives back what the stages have taken. With what was thrown, or nothing when all went well. */
  leave(thrown?: unknown): void;
}

/** Takes what is asked through the stages to the call that it is. Throws what REST would answer. */
export async function enter(asked: Asked, { user, headers, signal }: Visitor, door: Door): Promise<Entered> {
  const path = pathOf(asked);
  const query = queryText(asked.query);
  const passage: Passage = {
    began: performance.now(),
    headers,
    query,
    attributes: attributesOf({ method: asked.method, path: "", query }, path),
    auditId: randomUUID(),
    user,
    warnings: [],
    giveBack: undefined,
  };
  const { observe } = door;
  observe.began(passage);
  const leave = (thrown?: unknown) => {
    const code = thrown === undefined ? 200 : asApiError(thrown).code;
    if (code >= 500) observe.failed(passage, thrown);
    passage.giveBack?.();
    observe.ended(passage, code, 0);
  };
  try {
    for (const stage of door.stages) await stage(passage);
    const { verb, kind, subresource } = routeResource(asked.method, path, door.deps.registry);
    if (verb === "connect") throw badRequest("this subresource is a connection: reach it by REST or on the node");
    const { body, patchType, namespace, name } = asked;
    if (body && body.bytes.length > bodyLimitBytes) throw tooLarge(bodyLimitBytes);
    const options = readOptions(query, verb, patchType);
    const userAgent = headers["user-agent"] ?? "";
    const request = { verb, kind, subresource, namespace, name, options, body, patchType };
    const end = {
      signal,
      get isOver() {
        return signal.aborted;
      },
    };
    return { call: { ...request, user: passage.user, userAgent, end, warnings: [] }, leave };
  } catch (error) {
    leave(error);
    throw error;
  }
}

const pathOf = ({ resource, namespace, name, watch }: Asked): ResourcePath => ({
  ...resource,
  namespace,
  inNamespace: namespace !== "",
  name,
  watch,
  rest: "",
});

function queryText(query: Asked["query"]): string {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return given.length === 0 ? "" : new URLSearchParams(given).toString();
}
