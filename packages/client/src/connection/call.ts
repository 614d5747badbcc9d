import type { ClientReadableStream, MethodDefinition, ServiceError } from "@grpc/grpc-js";
import type { ApiError } from "@kubets/api";
import { fromServiceError } from "../wire/status-metadata.ts";
import type { Channels } from "./channels.ts";
import type { ConnectOptions } from "./client.ts";

/** How calls are made: with a deadline, metrics, and another endpoint when one is gone. */
export interface Caller {
  unary<Request, Reply>(method: MethodDefinition<Request, Reply>, request: Request, how: How): Promise<Reply>;
  /** The messages of a server stream. Throws `ApiError`s. */
  stream<Request, Reply>(
    method: MethodDefinition<Request, Reply>,
    request: Request,
    how: StreamHow,
  ): AsyncIterable<Reply>;
}

export interface How {
  /** As metrics name it. */
  readonly verb: string;
  /** It may be sent again when nobody knows whether it was done. */
  readonly repeatable: boolean;
}

export interface StreamHow {
  readonly verb: string;
  readonly signal?: AbortSignal;
  /** Absent for a watch: it lasts. */
  readonly deadlineMs?: number;
}

const pauseMs = 200;

export function createCaller(channels: Channels, options: ConnectOptions): Caller {
  const { deadlineMs = 30_000, onRequest = () => {} } = options;
  const finished = (verb: string, began: number, code: number) => {
    const seconds = (performance.now() - began) / 1000;
    onRequest({ verb, host: channels.current().host, code: String(code), seconds });
  };

  const once = async <Request, Reply>(method: MethodDefinition<Request, Reply>, request: Request, deadline: number) => {
    const metadata = await channels.metadata();
    const { client } = channels.current();
    const { path, requestSerialize, responseDeserialize } = method;
    return new Promise<Reply>((resolve, reject) => {
      const answered = (error: ServiceError | null, reply?: Reply) =>
        error ? reject(fromServiceError(error)) : resolve(reply as Reply);
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, { deadline }, answered);
    });
  };

  return {
    unary: async (method, request, { verb, repeatable }) => {
      const began = performance.now();
      const deadline = Date.now() + deadlineMs;
      for (;;) {
        try {
          const reply = await once(method, request, deadline);
          finished(verb, began, 200);
          return reply;
        } catch (thrown) {
          const error = fromServiceError(thrown);
          const unreachable = isUnreachable(error);
          if (unreachable) channels.next();
          if (!unreachable || !repeatable || Date.now() + pauseMs > deadline) {
            finished(verb, began, error.code);
            throw error;
          }
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      }
    },
    stream: (method, request, { verb, signal, deadlineMs: within }) => ({
      [Symbol.asyncIterator]: async function* () {
        const began = performance.now();
        const metadata = await channels.metadata();
        if (signal?.aborted) return;
        const { path, requestSerialize, responseDeserialize } = method;
        const timing = within === undefined ? {} : { deadline: Date.now() + within };
        const { client } = channels.current();
        const call = client.makeServerStreamRequest(
          path,
          requestSerialize,
          responseDeserialize,
          request,
          metadata,
          timing,
        );
        // What goes wrong reaches the reader below; after it has left, nobody need hear of it.
        call.on("error", () => {});
        const cancel = () => call.cancel();
        signal?.addEventListener("abort", cancel);
        try {
          yield* call as ClientReadableStream<never>;
          finished(verb, began, 200);
        } catch (thrown) {
          if (signal?.aborted) return;
          const error = fromServiceError(thrown);
          finished(verb, began, error.code);
          if (isUnreachable(error)) channels.next();
          throw error;
        } finally {
          signal?.removeEventListener("abort", cancel);
          call.cancel();
        }
      },
    }),
  };
}

/** Nobody answered, as against somebody who said that it cannot be done now. */
export const isUnreachable = (error: ApiError): boolean =>
  error.reason === "ServiceUnavailable" && error.cause !== undefined;
