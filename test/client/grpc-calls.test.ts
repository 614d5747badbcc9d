import {
  type Client,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  makeGenericClientConstructor,
  type ServiceDefinition,
  type ServiceError,
  status,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { allKinds, type Status, typedServiceName } from "@kubets/api";
import { type message, objectsService, statusKey } from "@kubets/client";
import { openTestServer, type TestServer } from "./open-server.ts";

/** `kubets.api.v1.Objects` as any gRPC client calls it: codes, trailers, deadlines, health. */
let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openTestServer();
  const Objects = makeGenericClientConstructor(objectsService as unknown as ServiceDefinition, "Objects");
  client = new Objects(server.endpoint, credentials.createSsl(server.pki.ca));
}, 30_000);
afterAll(async () => {
  client.close();
  await server.close();
});

const definitionOf = (method: string) => (objectsService as unknown as ServiceDefinition)[method]!;
const bearer = (token: string | undefined) => {
  const metadata = new Metadata();
  if (token) metadata.set("authorization", token);
  return metadata;
};

interface Calling {
  readonly authorization?: string | undefined;
  readonly deadline?: Date;
}

function call(
  method: string,
  request: object,
  calling: Calling = { authorization: "Bearer admin-token" },
): Promise<unknown> {
  const { path, requestSerialize, responseDeserialize } = definitionOf(method);
  const { authorization, ...options } = calling;
  return new Promise((resolve, reject) => {
    const answered = (error: ServiceError | null, reply?: unknown) => (error ? reject(error) : resolve(reply));
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      bearer(authorization),
      options,
      answered,
    );
  });
}

const configMaps = {
  resource: { group: "", version: "v1", resource: "configmaps", subresource: "" },
  namespace: "default",
};
const object = (fields: object) => ({ ...configMaps, object: Buffer.from(JSON.stringify(fields)) });
const named = (name: string, more: object = {}) => ({ metadata: { name, ...more } });

const refusals: { it: string; method: string; request: () => object; code: status; reason: string; http: number }[] = [
  {
    it: "what is not there",
    method: "Get",
    request: () => ({ ...configMaps, name: "none" }),
    code: status.NOT_FOUND,
    reason: "NotFound",
    http: 404,
  },
  {
    it: "a resource nobody serves",
    method: "Get",
    request: () => ({ resource: { version: "v1", resource: "nothings" }, name: "x" }),
    code: status.NOT_FOUND,
    reason: "NotFound",
    http: 404,
  },
  {
    it: "no resource at all",
    method: "Get",
    request: () => ({ name: "x" }),
    code: status.INVALID_ARGUMENT,
    reason: "BadRequest",
    http: 400,
  },
  {
    it: "a method that the resource has not",
    method: "Create",
    request: () => ({
      ...object(named("x")),
      namespace: "",
      resource: { version: "v1", resource: "componentstatuses" },
    }),
    code: status.UNIMPLEMENTED,
    reason: "MethodNotAllowed",
    http: 405,
  },
  {
    it: "a name that is taken",
    method: "Create",
    request: () => object(named("taken")),
    code: status.ALREADY_EXISTS,
    reason: "AlreadyExists",
    http: 409,
  },
  {
    it: "an object that is stale",
    method: "Update",
    request: () => ({ ...object(named("taken", { resourceVersion: "1" })), name: "taken" }),
    code: status.ABORTED,
    reason: "Conflict",
    http: 409,
  },
  {
    it: "an object that is not valid",
    method: "Create",
    request: () => object(named("A b")),
    code: status.INVALID_ARGUMENT,
    reason: "Invalid",
    http: 422,
  },
  {
    it: "bytes that are no object",
    method: "Create",
    request: () => ({ ...configMaps, object: Buffer.from("{") }),
    code: status.INVALID_ARGUMENT,
    reason: "BadRequest",
    http: 400,
  },
  {
    it: "an object that is too large",
    method: "Create",
    request: () => ({ ...configMaps, object: Buffer.alloc(3 * 1024 * 1024 + 1, " ") }),
    code: status.RESOURCE_EXHAUSTED,
    reason: "RequestEntityTooLarge",
    http: 413,
  },
  {
    it: "an apply without a manager",
    method: "Apply",
    request: () => ({ ...object(named("x")), name: "x" }),
    code: status.INVALID_ARGUMENT,
    reason: "Invalid",
    http: 422,
  },
];
test.each(refusals)("$it is a code with the Status beside it", async ({ method, request, code, reason, http }) => {
  await call("Create", object(named("taken"))).catch(() => {});
  const error = await call(method, request()).then(
    () => undefined,
    (thrown: ServiceError) => thrown,
  );
  const told = JSON.parse(String(error?.metadata.get(statusKey)[0])) as Status;
  expect({ code: error?.code, reason: told.reason, http: told.code }).toEqual({ code, reason, http });
  expect(error?.details).toBe(told.message);
});

const strangers = [
  { it: "nobody", authorization: undefined },
  { it: "a wrong token", authorization: "Bearer guess" },
  { it: "no token", authorization: "Bearer " },
  { it: "another scheme", authorization: "Basic YTpi" },
  { it: "two tokens", authorization: "Bearer a b" },
];
test.each(strangers)("$it is UNAUTHENTICATED", async ({ authorization }) => {
  await expect(call("Get", { ...configMaps, name: "x" }, { authorization })).rejects.toMatchObject({
    code: status.UNAUTHENTICATED,
    details: "Unauthorized",
  });
});

test("a deadline that has passed ends the call, and nothing else", async () => {
  const late = { authorization: "Bearer admin-token", deadline: new Date(Date.now() - 1) };
  await expect(call("Get", { ...configMaps, name: "x" }, late)).rejects.toMatchObject({
    code: status.DEADLINE_EXCEEDED,
  });
  await expect(call("Get", { ...configMaps, name: "x" })).rejects.toMatchObject({ code: status.NOT_FOUND });
});

interface Watching {
  readonly request: object;
  readonly deadlineMs?: number;
}

function watch({ request, deadlineMs }: Watching): ClientReadableStream<message.WatchEvent> {
  const { path, requestSerialize, responseDeserialize } = definitionOf("Watch");
  const options = deadlineMs ? { deadline: new Date(Date.now() + deadlineMs) } : {};
  const given = { ...configMaps, ...request };
  return client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    given,
    bearer("Bearer admin-token"),
    options,
  );
}

test("a watch tells what there is, a bookmark at its end, and what comes; then it can be cancelled", async () => {
  await call("Create", object(named("first", { labels: { w: "1" } })));
  const events = watch({
    request: {
      sendInitialEvents: true,
      allowBookmarks: true,
      resourceVersionMatch: "NotOlderThan",
      labelSelector: "w",
    },
  });
  const seen: string[] = [];
  const read = events[Symbol.asyncIterator]();
  const next = async () => {
    const { type, object: bytes, initialEventsEnd } = (await read.next()).value as message.WatchEvent;
    if (type === "BOOKMARK") return seen.push(initialEventsEnd ? "end of the beginning" : "bookmark");
    return seen.push(`${type} ${(JSON.parse(bytes.toString()) as { metadata: { name: string } }).metadata.name}`);
  };
  await next();
  await next();
  await call("Create", object(named("second", { labels: { w: "1" } })));
  while (!seen.includes("ADDED second")) await next();
  expect(seen.filter((one) => one !== "bookmark")).toEqual(["ADDED first", "end of the beginning", "ADDED second"]);
  events.on("error", () => {});
  events.cancel();
  await expect(read.next()).rejects.toMatchObject({ code: status.CANCELLED });
});

test("a watch ends at its deadline", async () => {
  const events = watch({ request: {}, deadlineMs: 300 });
  await expect(Array.fromAsync(events)).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
});

test("a watch of what is not served is refused", async () => {
  const events = watch({ request: { resource: { version: "v1", resource: "nothings" } } });
  await expect(Array.fromAsync(events)).rejects.toMatchObject({ code: status.NOT_FOUND });
});

test("every service tells its health", async () => {
  const proto = new URL(
    "../../services/apiserver/node_modules/grpc-health-check/proto/health/v1/health.proto",
    import.meta.url,
  );
  const { grpc } = loadPackageDefinition(loadSync(proto.pathname, { enums: String })) as never as {
    grpc: { health: { v1: { Health: new (...given: unknown[]) => Client & { Check: Check } } } };
  };
  type Check = (request: object, answered: (error: ServiceError | null, reply: { status: string }) => void) => void;
  const health = new grpc.health.v1.Health(server.endpoint, credentials.createSsl(server.pki.ca));
  const check = (service: string) =>
    new Promise((resolve, reject) =>
      health.Check({ service }, (error, reply) => (error ? reject(error) : resolve(reply.status))),
    );
  const typed = allKinds.map(
    (kind) => `${kind.message.name.slice(0, kind.message.name.lastIndexOf("."))}.${typedServiceName(kind)}`,
  );
  for (const service of ["", "kubets.api.v1.Objects", ...typed]) expect(await check(service)).toBe("SERVING");
  await expect(check("nobody")).rejects.toMatchObject({ code: status.NOT_FOUND });
  health.close();
});
