import type { handleServerStreamingCall, handleUnaryCall, ServerUnaryCall, ServerWritableStream } from "@grpc/grpc-js";
import { asApiError } from "@kubets/api";
import { toServiceError } from "@kubets/client";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import { runCall } from "../verbs/run-call.ts";
import type { Asked } from "./asked.ts";
import type { Door } from "./door.ts";
import { enter, type Visitor } from "./enter.ts";
import type { Caller } from "./identity.ts";

/** What the kinds of server calls have in common. */
export interface ServerCall extends Caller {
  readonly cancelled: boolean;
  on(event: "cancelled", listener: () => void): unknown;
}

/** One for all: making an error costs more than the abort. */
const gone = new Error("the caller has gone");

/** Aborts when the caller goes away or its deadline passes. */
export function signalOf(server: ServerCall): AbortSignal {
  const abort = new AbortController();
  if (server.cancelled) abort.abort(gone);
  server.on("cancelled", () => abort.abort(gone));
  return abort.signal;
}

/** Who calls, with what the stages look at. */
export async function visitorOf(server: ServerCall, door: Door): Promise<Visitor> {
  const user = await door.identify(server);
  const headers = Object.fromEntries(
    Object.keys(server.metadata.getMap()).map((key) => [key, server.metadata.get(key).join(", ")]),
  );
  return { user, headers, signal: signalOf(server) };
}

export interface Answered {
  readonly call: Call;
  readonly answer: Answer;
}

/** The way of every call that is one call of the API; it is on the road until `use` has resolved. */
export async function answered<Reply>(
  server: ServerCall,
  asked: Asked,
  door: Door,
  use: (it: Answered) => Reply | Promise<Reply>,
) {
  const { call, leave } = await enter(asked, await visitorOf(server, door), door);
  try {
    const reply = await use({ call, answer: await runCall(call, door.deps) });
    leave();
    return reply;
  } catch (error) {
    leave(error);
    throw error;
  }
}

/**
 * A unary method: the adapter only calls and encodes; errors become a code with the Status beside it, also those that are
 * thrown before there is anything to wait for.
 */
export const unary =
  <Request, Reply>(
    handle: (request: Request, server: ServerUnaryCall<Request, Reply>) => Promise<Reply>,
  ): handleUnaryCall<Request, Reply> =>
  (server, callback) => {
    Promise.try(handle, server.request, server).then(
      (reply) => callback(null, reply),
      (thrown) => callback(toServiceError(asApiError(thrown))),
    );
  };

/** A method that answers with a stream; `handle` ends it. */
export const serverStream =
  <Request, Reply>(
    handle: (request: Request, server: ServerWritableStream<Request, Reply>) => Promise<void>,
  ): handleServerStreamingCall<Request, Reply> =>
  (server) => {
    Promise.try(handle, server.request, server).catch((thrown) =>
      server.emit("error", toServiceError(asApiError(thrown))),
    );
  };

/** Writes all messages as fast as the reader takes them; each message is a turn of the event loop. */
export async function pour(server: ServerWritableStream<unknown, Buffer>, messages: Iterable<Buffer>): Promise<void> {
  for (const message of messages) {
    if (server.cancelled) return;
    if (server.write(message)) await new Promise<void>((resolve) => setImmediate(resolve));
    else
      await new Promise<void>((resolve) => {
        server.once("drain", resolve);
        server.once("cancelled", resolve);
      });
  }
  server.end();
}
