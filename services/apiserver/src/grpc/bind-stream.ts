import type { handleBidiStreamingCall, ServerDuplexStream } from "@grpc/grpc-js";
import { asApiError } from "@kubets/api";
import { type message, toServiceError } from "@kubets/client";
import { runCall } from "../verbs/run-call.ts";
import type { Asked } from "./asked.ts";
import type { Door } from "./door.ts";
import { enter, type Visitor } from "./enter.ts";
import { visitorOf } from "./handlers.ts";

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
    visitorOf(server, door).then(
      (visitor) => bindAll(server, visitor, door),
      (thrown) => server.emit("error", toServiceError(asApiError(thrown))),
    );
  };

function bindAll(
  server: ServerDuplexStream<message.Binding, message.BindingAnswer>,
  visitor: Visitor,
  door: Door,
): void {
  let pending = 0;
  let lastRead = false;
  const done = (answer: message.BindingAnswer) => {
    pending -= 1;
    if (!visitor.signal.aborted) server.write(answer);
    if (pending < underWay && server.isPaused()) server.resume();
    if (lastRead && pending === 0) server.end();
  };
  server.on("data", (binding: message.Binding) => {
    pending += 1;
    if (pending >= underWay) server.pause();
    const { sequence } = binding;
    bindOne(binding, visitor, door).then(
      () => done({ sequence, status: success }),
      (thrown) => done({ sequence, status: Buffer.from(JSON.stringify(asApiError(thrown).toStatus())) }),
    );
  });
  server.on("end", () => {
    lastRead = true;
    if (pending === 0) server.end();
  });
}

async function bindOne(binding: message.Binding, visitor: Visitor, door: Door): Promise<void> {
  const { call, leave } = await enter(askBinding(binding), visitor, door);
  try {
    await runCall(call, door.deps);
    leave();
  } catch (error) {
    leave(error);
    throw error;
  }
}
