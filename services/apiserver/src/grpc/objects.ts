import type { ServerUnaryCall, ServerWritableStream, UntypedServiceImplementation } from "@grpc/grpc-js";
import type { message } from "@kubets/client";
import type { Answer } from "../road/answer.ts";
import type { StoreEvent } from "../store/store.ts";
import * as ask from "./asked.ts";
import { bindStream } from "./bind-stream.ts";
import type { Door } from "./door.ts";
import { answered, pour, serverStream, unary } from "./handlers.ts";
import { listChunks } from "./list-chunks.ts";
import { entryBytes, objectBytes, type WantedForm } from "./object-bytes.ts";
import { transact } from "./transact.ts";
import { pourWatch } from "./watch-stream.ts";
import { bytesField, varintField } from "./wire-writer.ts";

type Stream<Request> = ServerWritableStream<Request, Buffer>;

/** `kubets.api.v1.Objects`: each method says what it asks in the words of REST, and goes the same road. */
export function objectsHandlers(door: Door): UntypedServiceImplementation {
  const { deps, stopping } = door;
  const one = <Request extends object>(asks: (request: Request) => ask.Asked) =>
    unary((request: Request, server: ServerUnaryCall<Request, message.ObjectMessage>) =>
      answered(server, asks(request), door, ({ call, answer }) =>
        answerMessage(answer, { kind: call.kind, encoding: encodingOf(request), deps }, call.warnings),
      ),
    );
  return {
    Get: one(ask.askGet),
    List: serverStream((request: message.ListRequest, server: Stream<message.ListRequest>) =>
      answered(server, ask.askList(request), door, ({ call, answer }) => {
        if (answer.is !== "list") throw new Error(`a list was answered with ${answer.is}`);
        const form = { kind: call.kind, encoding: request.encoding, deps };
        return pour(
          server,
          listChunks(answer.result, (entry) => entryBytes(entry, form)),
        );
      }),
    ),
    Watch: serverStream((request: message.WatchRequest, server: Stream<message.WatchRequest>) =>
      answered(server, ask.askWatch(request), door, ({ call, answer }) => {
        if (answer.is !== "watch") throw new Error(`a watch was answered with ${answer.is}`);
        const form = { kind: call.kind, encoding: request.encoding, deps };
        return pourWatch({ stream: server, answer, bytesOf: (event) => eventBytes(event, form), stopping });
      }),
    ),
    Create: one(ask.askCreate),
    Update: one(ask.askUpdate),
    Patch: one(ask.askPatch),
    Apply: one(ask.askApply),
    Delete: one(ask.askDelete),
    DeleteCollection: unary(
      (request: message.DeleteCollectionRequest, server: ServerUnaryCall<message.DeleteCollectionRequest, object>) =>
        answered(server, ask.askDeleteCollection(request), door, () => ({})),
    ),
    Transact: transact(door),
    Bind: bindStream(door),
  };
}

/** A write is answered in the encoding it came in; a patch and a delete have none. */
const encodingOf = (request: object): message.Encoding =>
  "encoding" in request && request.encoding === "PROTOBUF" ? "PROTOBUF" : "JSON";

/** A verb's answer as an `Object` message. */
export function answerMessage(answer: Answer, form: WantedForm, warnings: readonly string[]): message.ObjectMessage {
  const { encoding } = form;
  if (answer.is === "entry") return { object: entryBytes(answer.entry, form), encoding, warnings };
  if (answer.is === "object") return { object: objectBytes(answer.object, encoding), encoding, warnings };
  if (answer.is === "text") return { object: Buffer.from(answer.text), encoding, warnings };
  throw new Error(`an object was answered with a ${answer.is}`);
}

/** A `WatchEvent` message; that of an object is made once for all watchers of its form. */
export function eventBytes(event: StoreEvent, form: WantedForm): Buffer {
  if (event.type === "BOOKMARK")
    return Buffer.concat([
      bytesField(1, "BOOKMARK"),
      bytesField(3, String(event.revision)),
      varintField(4, event.initialEventsEnd),
    ]);
  const { type, entry } = event;
  return entry.form(`grpc event ${type} ${form.encoding} ${form.kind.apiVersion}`, () =>
    Buffer.concat([bytesField(1, type), bytesField(2, entryBytes(entry, form))]),
  );
}
