import type { ClientDuplexStream } from "@grpc/grpc-js";
import { ApiError, type Status } from "@kubets/api";
import type { Binding, BindingAnswer } from "../wire/messages.ts";
import { objectsService } from "../wire/objects-service.ts";
import { fromServiceError } from "../wire/status-metadata.ts";
import type { Channels } from "./channels.ts";
import type { BindStream } from "./client.ts";

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: ApiError) => void;
}

/** One stream of bindings, opened at the first and again after it broke; what was under way then is rejected. */
export function openBindStream(channels: Channels): BindStream {
  const waiting = new Map<number, Waiting>();
  let stream: Promise<ClientDuplexStream<Binding, BindingAnswer>> | undefined;
  let sequence = 0;

  const open = async () => {
    const { path, requestSerialize, responseDeserialize } = objectsService.Bind;
    const metadata = await channels.metadata();
    const call = channels
      .current()
      .client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata, {});
    const broken = (error: ApiError) => {
      stream = undefined;
      channels.next();
      for (const one of waiting.values()) one.reject(error);
      waiting.clear();
    };
    call.on("data", ({ sequence: number, status }: BindingAnswer) => {
      const one = waiting.get(number);
      waiting.delete(number);
      if (status.length === 0) one?.resolve();
      else one?.reject(ApiError.fromStatus(JSON.parse(status.toString()) as Status));
    });
    call.on("error", (error) => broken(fromServiceError(error)));
    call.on("end", () => broken(new ApiError("ServiceUnavailable", "the stream of bindings has ended")));
    return call;
  };

  return {
    bind: async ({ namespace, pod, uid = "", node }) => {
      stream ??= open();
      const call = await stream;
      sequence += 1;
      const number = sequence;
      return new Promise<void>((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        call.write({ sequence: number, namespace, pod, uid, node });
      });
    },
    close: () => {
      void stream?.then((call) => call.end());
    },
  };
}
