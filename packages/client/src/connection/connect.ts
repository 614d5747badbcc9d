import { type ApiObject, type Kind, parseJson, type Status, stringifyJson } from "@kubets/api";
import type * as message from "../wire/messages.ts";
import { objectsService } from "../wire/objects-service.ts";
import { openBindStream } from "./bind-stream.ts";
import { createCaller } from "./call.ts";
import { openChannels } from "./channels.ts";
import type {
  ApiClient,
  ConnectOptions,
  DeleteSettings,
  ObjectKey,
  Patch,
  Select,
  TransactWrite,
  WriteSettings,
} from "./client.ts";

/** Opens the API by gRPC. Nothing is connected before the first call. */
export function connect(options: ConnectOptions): ApiClient {
  const channels = openChannels(options);
  const caller = createCaller(channels, options);
  const write = <T>(method: typeof objectsService.Create, verb: string, request: message.WriteRequest) =>
    caller.unary(method, request, { verb, repeatable: false }).then((reply) => parsed<T>(reply.object));
  const read = { repeatable: true };
  return {
    get: async <T>(kind: Kind<T>, key: ObjectKey, { resourceVersion = "" } = {}) => {
      const request = { ...addressed(kind, key), resourceVersion, encoding: "JSON" } as const;
      return parsed<T>((await caller.unary(objectsService.Get, request, { verb: "GET", ...read })).object);
    },
    list: async <T>(kind: Kind<T>, asked = {}) => {
      const {
        resourceVersion = "",
        limit = 0,
        continue: token = "",
      } = asked as Parameters<ApiClient["list"]>[1] & object;
      const request = {
        ...selecting(kind, asked),
        resourceVersion,
        limit,
        continue: token,
        resourceVersionMatch: "",
        encoding: "JSON",
      } as const;
      const items: T[] = [];
      let last: message.ListChunk | undefined;
      const deadlineMs = options.deadlineMs ?? 60_000;
      for await (const chunk of caller.stream(objectsService.List, request, { verb: "LIST", deadlineMs })) {
        for (const bytes of chunk.objects) items.push(parsed<T>(bytes));
        last = chunk;
      }
      return { items, resourceVersion: last?.resourceVersion ?? "", continue: last?.continue ?? "" };
    },
    watch: <T>(kind: Kind<T>, { resourceVersion, signal, ...select }: Parameters<ApiClient["watch"]>[1]) => {
      const request = {
        ...selecting(kind, select),
        resourceVersion,
        resourceVersionMatch: "",
        allowBookmarks: true,
        encoding: "JSON",
      } as const;
      return events<T>(caller.stream(objectsService.Watch, request, { verb: "WATCH", signal }));
    },
    create: (kind, object, settings) => {
      const { namespace } = (object as Partial<ApiObject>).metadata ?? {};
      return write(
        objectsService.Create,
        "POST",
        writeRequest(kind, { key: { namespace, name: "" }, object, settings }),
      );
    },
    createPart: (kind, key, { subresource, body }) =>
      write(objectsService.Create, "POST", {
        ...writeRequest(kind, { key, object: body, settings: { subresource } }),
        object: Buffer.from(stringifyJson(body)),
      }),
    update: (kind, object, settings) => {
      const { namespace, name = "" } = (object as unknown as ApiObject).metadata;
      return write(objectsService.Update, "PUT", writeRequest(kind, { key: { namespace, name }, object, settings }));
    },
    patch: async <T>(kind: Kind<T>, key: ObjectKey, { patch, ...settings }: { patch: Patch } & WriteSettings) => {
      const request = patchRequest(kind, { key, patch, settings });
      return parsed<T>(
        (await caller.unary(objectsService.Patch, request, { verb: "PATCH", repeatable: false })).object,
      );
    },
    apply: async <T>(
      kind: Kind<T>,
      object: object,
      { force = false, ...settings }: { force?: boolean } & WriteSettings,
    ) => {
      const request = applyRequest(kind, { object, force, settings });
      return parsed<T>(
        (await caller.unary(objectsService.Apply, request, { verb: "APPLY", repeatable: false })).object,
      );
    },
    delete: async <T>(kind: Kind<T>, key: ObjectKey, settings: DeleteSettings = {}) => {
      const request = { ...addressed(kind, key), options: deleteOptions(settings) };
      return parsed<T | Status>(
        (await caller.unary(objectsService.Delete, request, { verb: "DELETE", repeatable: false })).object,
      );
    },
    deleteCollection: async (kind, select) => {
      const request = { ...selecting(kind, select), options: null };
      await caller.unary(objectsService.DeleteCollection, request, { verb: "DELETE", repeatable: false });
    },
    transact: async (writes) => {
      const request = { writes: writes.map(transactWrite) };
      const { objects } = await caller.unary(objectsService.Transact, request, { verb: "POST", repeatable: false });
      return objects.map((one) => parsed<ApiObject | Status>(one.object));
    },
    bind: () => openBindStream(channels),
    close: channels.close,
  };
}

const parsed = <T>(bytes: Buffer): T => parseJson(bytes) as T;

/** What of a kind its address needs, whatever its objects are. */
type AnyKind = Pick<Kind, "group" | "version" | "plural" | "kind" | "apiVersion">;

const resourceOf = ({ group, version, plural }: AnyKind, subresource = ""): message.Resource => ({
  group,
  version,
  resource: plural,
  subresource,
});

const addressed = (kind: AnyKind, { namespace = "", name }: ObjectKey, subresource?: string) => ({
  resource: resourceOf(kind, subresource),
  namespace,
  name,
});

const selecting = (kind: AnyKind, { namespace = "", labelSelector = "", fieldSelector = "" }: Select) => ({
  resource: resourceOf(kind),
  namespace,
  labelSelector,
  fieldSelector,
});

const writeOptions = ({ fieldManager = "", dryRun = false }: WriteSettings): message.WriteOptions => ({
  dryRun,
  fieldManager,
  fieldValidation: "",
});

const withType = ({ kind, apiVersion }: AnyKind, object: object): ApiObject =>
  ({ kind, apiVersion, ...object }) as unknown as ApiObject;

interface Writing {
  readonly key: ObjectKey;
  readonly object: object;
  readonly settings?: WriteSettings;
}

const writeRequest = (kind: AnyKind, { key, object, settings = {} }: Writing): message.WriteRequest => ({
  ...addressed(kind, key, settings.subresource),
  object: Buffer.from(stringifyJson(withType(kind, object))),
  encoding: "JSON",
  options: writeOptions(settings),
});

interface Patching {
  readonly key: ObjectKey;
  readonly patch: Patch;
  readonly settings: WriteSettings;
}

const patchRequest = (kind: AnyKind, { key, patch, settings }: Patching): message.PatchRequest => ({
  ...addressed(kind, key, settings.subresource),
  ...patchMessage(patch),
  options: writeOptions(settings),
});

interface Applying {
  readonly object: object;
  readonly force: boolean;
  readonly settings: WriteSettings;
}

function applyRequest(kind: AnyKind, { object, force, settings }: Applying): message.ApplyRequest {
  const typed = withType(kind, object);
  const { namespace, name = "" } = typed.metadata;
  return {
    ...addressed(kind, { namespace, name }, settings.subresource),
    object: Buffer.from(stringifyJson(typed)),
    force,
    options: writeOptions(settings),
  };
}

function patchMessage(patch: Patch): Pick<message.PatchRequest, "type" | "patch"> {
  if ("merge" in patch) return { type: "MERGE", patch: Buffer.from(stringifyJson(patch.merge)) };
  if ("strategic" in patch) return { type: "STRATEGIC_MERGE", patch: Buffer.from(stringifyJson(patch.strategic)) };
  return { type: "JSON_PATCH", patch: Buffer.from(stringifyJson(patch.json)) };
}

const deleteOptions = (settings: DeleteSettings): message.DeleteOptions => ({
  ...(settings.gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds: settings.gracePeriodSeconds }),
  propagationPolicy: settings.propagationPolicy ?? "",
  uid: settings.uid ?? "",
  resourceVersion: settings.resourceVersion ?? "",
  dryRun: false,
});

function transactWrite(write: TransactWrite): message.Write {
  if ("delete" in write) return { delete: { ...addressed(write.delete, write.key), options: null } };
  if ("update" in write) {
    const { namespace, name = "" } = write.object.metadata;
    const { object, subresource } = write;
    return { update: writeRequest(write.update, { key: { namespace, name }, object, settings: { subresource } }) };
  }
  if ("patch" in write) {
    const { key, subresource } = write;
    return { patch: patchRequest(write.patch, { key, patch: write.with, settings: { subresource } }) };
  }
  if ("apply" in write) {
    const { object, fieldManager, force = false } = write;
    return { apply: applyRequest(write.apply, { object, force, settings: { fieldManager } }) };
  }
  const namespace = write.namespace ?? (write.object as Partial<ApiObject>).metadata?.namespace;
  return { create: writeRequest(write.create, { key: { namespace, name: "" }, object: write.object }) };
}

async function* events<T>(messages: AsyncIterable<message.WatchEvent>) {
  for await (const { type, object, resourceVersion } of messages) {
    if (type === "BOOKMARK") yield { type, resourceVersion };
    else yield { type, object: parsed<T>(object) };
  }
}
