import type { handleServerStreamingCall, handleUnaryCall, ServerUnaryCall, ServerWritableStream } from "@grpc/grpc-js";
import { toServiceError } from "@kubets/client";
import type { Answer } from "../road/answer.ts";
import type { Call, User } from "../road/call.ts";
import { runCall } from "../verbs/run-call.ts";
import type { Asked } from "./asked.ts";
import { callOf } from "./call-of.ts";
import type { Door } from "./door.ts";
import { type Caller, userOfCaller } from "./identity.ts";

/** What the kinds of server calls have in common. */
export interface ServerCall extends Caller {
  readonly cancelled: boolean;
  on(event: "cancelled", listener: () => void): unknown;
}

/** Aborts when the caller goes away or its deadline passes. */
export function signalOf(server: ServerCall): AbortSignal {
  const abort = new AbortController();
  if (server.cancelled) abort.abort();
  server.on("cancelled", () => abort.abort());
  return abort.signal;
}

export const userAgentOf = (server: Caller): string => String(server.metadata.get("user-agent")[0] ?? "");

export interface Answered {
  readonly call: Call;
  readonly answer: Answer;
}

/** Who calls, what is asked, may they, and the verb: the way of every call that is one call of the API. */
export async function runAsked(server: ServerCall, asked: Asked, door: Door, known?: User): Promise<Answered> {
  const user = known ?? (await userOfCaller(server, door.authentication));
  const context = { user, userAgent: userAgentOf(server), signal: signalOf(server) };
  const call = await callOf(asked, context, door);
  return { call, answer: await runCall(call, door.deps) };
}

/** A unary method: the adapter only calls and encodes; errors become a code with the Status beside it. */
export const unary =
  <Request, Reply>(
    door: Door,
    handle: (request: Request, server: ServerUnaryCall<Request, Reply>) => Promise<Reply>,
  ): handleUnaryCall<Request, Reply> =>
  (server, callback) => {
    handle(server.request, server).then(
      (reply) => callback(null, reply),
      (thrown) => callback(toServiceError(door.asApiError(thrown))),
    );
  };

/** A method that answers with a stream; `handle` ends it. */
export const serverStream =
  <Request, Reply>(
    door: Door,
    handle: (request: Request, server: ServerWritableStream<Request, Reply>) => Promise<void>,
  ): handleServerStreamingCall<Request, Reply> =>
  (server) => {
    handle(server.request, server).catch((thrown) => server.emit("error", toServiceError(door.asApiError(thrown))));
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
