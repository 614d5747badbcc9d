import type { handleBidiStreamingCall, ServerDuplexStream } from "@grpc/grpc-js";
import { type message, toServiceError } from "@kubets/client";
import type { User } from "../road/call.ts";
import { runCall } from "../verbs/run-call.ts";
import type { Asked } from "./asked.ts";
import { callOf } from "./call-of.ts";
import type { Door } from "./door.ts";
import { signalOf, userAgentOf } from "./handlers.ts";
import { userOfCaller } from "./identity.ts";

/** So many bindings of one stream may be under way; the next one is not read before one of them is done. */
const underWay = 256;

const success = Buffer.alloc(0);

/** A binding in the words of REST: POST of a Binding to `pods/<name>/binding`. */
export function askBinding({ namespace, pod, uid, node }: message.Binding): Asked {
  const body = {
    kind: "Binding",
    apiVersion: "v1",
    metadata: { name: pod, namespace, ...(uid && { uid }) },
    target: { kind: "Node", name: node },
  };
  return {
    method: "POST",
    watch: false,
    resource: { group: "", version: "v1", resource: "pods", subresource: "binding" },
    namespace,
    name: pod,
    query: {},
    body: { bytes: Buffer.from(JSON.stringify(body)), encoding: "json" },
    patchType: undefined,
  };
}

/** `Bind`: every binding is a transaction of its own; answers come as they are done, told apart by their sequence. */
export const bindStream =
  (door: Door): handleBidiStreamingCall<message.Binding, message.BindingAnswer> =>
  (server) => {
    userOfCaller(server, door.authentication).then(
      (user) => bindAll(server, user, door),
      (thrown) => server.emit("error", toServiceError(door.asApiError(thrown))),
    );
  };

function bindAll(server: ServerDuplexStream<message.Binding, message.BindingAnswer>, user: User, door: Door): void {
  const context = { user, userAgent: userAgentOf(server), signal: signalOf(server) };
  let pending = 0;
  let lastRead = false;
  const done = (answer: message.BindingAnswer) => {
    pending -= 1;
    if (!context.signal.aborted) server.write(answer);
    if (pending < underWay && server.isPaused()) server.resume();
    if (lastRead && pending === 0) server.end();
  };
  server.on("data", (binding: message.Binding) => {
    pending += 1;
    if (pending >= underWay) server.pause();
    const { sequence } = binding;
    callOf(askBinding(binding), context, door)
      .then((call) => runCall(call, door.deps))
      .then(
        () => done({ sequence, status: success }),
        (thrown) => done({ sequence, status: Buffer.from(JSON.stringify(door.asApiError(thrown).toStatus())) }),
      );
  });
  server.on("end", () => {
    lastRead = true;
    if (pending === 0) server.end();
  });
}
