import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { type Client, credentials, loadPackageDefinition, Metadata, type ServiceError } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { allKinds, kinds, typedServiceName } from "@kubets/api";
import { protoFolder } from "@kubets/client";
import { eventually } from "./eventually.ts";
import { openTestServer, type TestServer } from "./open-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
}, 30_000);
afterAll(() => server.close());

type Plain = Record<string, unknown>;
type Stub = Client & Record<string, (...given: never[]) => unknown>;

const require = createRequire(import.meta.resolve("@grpc/proto-loader"));
const includeDirs = [protoFolder, dirname(require.resolve("protobufjs/package.json"))];

/** A client as any gRPC user makes one: from the .proto files, with a bearer token. */
function stub(file: string, service: string): Stub {
  const loaded = loadPackageDefinition(
    loadSync(file, { includeDirs, longs: Number, keepCase: true, defaults: false, oneofs: true }),
  );
  const Constructor = service
    .split(".")
    .reduce<Plain>((at, name) => at[name] as Plain, loaded as Plain) as unknown as new (
    ...given: unknown[]
  ) => Stub;
  return new Constructor(server.endpoint, credentials.createSsl(server.pki.ca));
}
const metadata = new Metadata();
metadata.set("authorization", "Bearer admin-token");
metadata.set("kubets-field-manager", "typed");
const call = <Reply>(client: Stub, method: string, request: object): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const answered = (error: ServiceError | null, reply: Reply) => (error ? reject(error) : resolve(reply));
    (client[method] as unknown as (...given: unknown[]) => void).call(client, request, metadata, answered);
  });

test("Deployments takes and gives Deployments", async () => {
  const deployments = stub("services/k8s/apps/v1.proto", "k8s.io.api.apps.v1.Deployments");
  const labels = { app: "web" };
  const deployment = {
    metadata: { name: "web", namespace: "default" },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "web", image: "nginx" }] } },
    },
  };
  const made = await call<{ metadata: Plain; spec: Plain }>(deployments, "Create", deployment);
  expect(made.spec).toMatchObject({ replicas: 2, strategy: { type: "RollingUpdate" }, revisionHistoryLimit: 10 });
  expect(made.metadata).toMatchObject({ generation: 1, managedFields: [{ manager: "typed", operation: "Update" }] });
  const named = { namespace: "default", name: "web" };
  expect(await call(deployments, "Get", named)).toEqual(made);
  const events: Plain[] = [];
  const watch = (
    deployments.Watch as unknown as (...given: unknown[]) => import("@grpc/grpc-js").ClientReadableStream<Plain>
  )({ namespace: "default", resource_version: made.metadata.resourceVersion, allow_bookmarks: true }, metadata);
  watch.on("data", (event) => events.push(event)).on("error", () => {});
  const updated = await call<{ metadata: Plain }>(deployments, "Update", {
    ...made,
    spec: { ...made.spec, replicas: 3 },
  });
  expect(updated.metadata.generation).toBe(2);
  const status = await call<Plain>(deployments, "UpdateStatus", { ...updated, status: { replicas: 1 } });
  expect(status).toMatchObject({ status: { replicas: 1 }, spec: { replicas: 3 } });
  const list = await call<{ items: Plain[]; metadata: Plain }>(deployments, "List", { namespace: "default" });
  expect(list.items).toEqual([status]);
  expect(Number(list.metadata.resourceVersion)).toBeGreaterThan(0);
  expect(await call(deployments, "Delete", named)).toEqual({});
  await eventually("the watch tells all of it", () => events.some(({ type }) => type === "DELETED"));
  expect(events.map(({ type }) => type).filter((type) => type !== "BOOKMARK")).toEqual([
    "MODIFIED",
    "MODIFIED",
    "DELETED",
  ]);
  watch.cancel();
  await expect(call(deployments, "Get", named)).rejects.toMatchObject({
    code: 5,
    details: 'deployments.apps "web" not found',
  });
  deployments.close();
});

test("a typed service patches and applies, and has the parts of its objects", async () => {
  const deployments = stub("services/k8s/apps/v1.proto", "k8s.io.api.apps.v1.Deployments");
  const named = { namespace: "default", name: "parts" };
  const labels = { app: "parts" };
  const applied = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "parts" },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "x" }] } },
    },
  };
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const options = { field_manager: "typed" };
  const made = await call<{ spec: Plain; metadata: Plain }>(deployments, "Apply", {
    ...named,
    object: json(applied),
    options,
  });
  expect(made.metadata).toMatchObject({ managedFields: [{ manager: "typed", operation: "Apply" }] });
  const patched = await call<{ spec: Plain }>(deployments, "Patch", {
    ...named,
    type: "STRATEGIC_MERGE",
    patch: json({ spec: { template: { spec: { containers: [{ name: "d", image: "y" }] } } } }),
  });
  expect((patched.spec.template as { spec: { containers: Plain[] } }).spec.containers).toHaveLength(2);
  const scale = await call<{ spec: Plain; metadata: Plain }>(deployments, "GetScale", named);
  expect(scale).toMatchObject({ metadata: named, spec: { replicas: 1 } });
  expect(await call(deployments, "UpdateScale", { ...scale, spec: { replicas: 4 } })).toMatchObject({
    spec: { replicas: 4 },
  });
  const conflicting = { ...named, object: json({ ...applied, spec: { ...applied.spec, replicas: 2 } }) };
  await expect(
    call(deployments, "Apply", { ...conflicting, options: { field_manager: "other" } }),
  ).rejects.toMatchObject({ code: 10, details: expect.stringContaining("Apply failed with 1 conflict") });
  const status = { ...named, type: "MERGE", patch: json({ status: { replicas: 4 } }) };
  expect(await call(deployments, "PatchStatus", status)).toMatchObject({
    status: { replicas: 4 },
    spec: { replicas: 4 },
  });
  deployments.close();

  const pods = stub("services/k8s/core/v1.proto", "k8s.io.api.core.v1.Pods");
  const pod = { metadata: { name: "bound", namespace: "default" }, spec: { containers: [{ name: "c", image: "x" }] } };
  await server.admin.create(kinds.ServiceAccount, { metadata: { name: "default", namespace: "default" } });
  await call(pods, "Create", pod);
  const binding = { metadata: pod.metadata, target: { kind: "Node", name: "n1" } };
  expect(await call(pods, "CreateBinding", binding)).toMatchObject({ status: "Success" });
  expect(await call(pods, "Get", pod.metadata)).toMatchObject({ spec: { nodeName: "n1" } });
  pods.close();
});

test("every kind has a service, and reflection lists and resolves them", async () => {
  const file = readdirSync(protoFolder, { recursive: true, encoding: "utf8" });
  expect(file.filter((path) => path.startsWith("services/")).length).toBeGreaterThan(20);
  const folder = dirname(
    require.resolve("@grpc/reflection/package.json", {
      paths: [new URL("../../services/apiserver", import.meta.url).pathname],
    }),
  );
  const loaded = loadPackageDefinition(
    loadSync(`${folder}/build/proto/grpc/reflection/v1/reflection.proto`, { keepCase: true, oneofs: true }),
  );
  const { ServerReflection } = (
    loaded as never as { grpc: { reflection: { v1: { ServerReflection: new (...given: unknown[]) => Stub } } } }
  ).grpc.reflection.v1;
  const client = new ServerReflection(server.endpoint, credentials.createSsl(server.pki.ca));
  const stream = (
    client.ServerReflectionInfo as unknown as () => import("@grpc/grpc-js").ClientDuplexStream<Plain, Plain>
  ).call(client);
  const ask = (request: Plain) =>
    new Promise<Plain>((resolve, reject) => {
      stream.once("data", resolve).once("error", reject);
      stream.write(request);
    });
  const listed = (await ask({ list_services: "" })).list_services_response as { service: { name: string }[] };
  const names = listed.service.map(({ name }) => name);
  const expected = allKinds.map(
    (kind) => `${kind.message.name.slice(0, kind.message.name.lastIndexOf("."))}.${typedServiceName(kind)}`,
  );
  expect(expected.filter((name) => !names.includes(name))).toEqual([]);
  expect(names).toContain("kubets.api.v1.Objects");
  for (const symbol of ["k8s.io.api.core.v1.PodSpec", "k8s.io.api.core.v1.Pods", "kubets.api.v1.Objects.Transact"]) {
    const answer = await ask({ file_containing_symbol: symbol });
    expect(answer.file_descriptor_response).toBeDefined();
  }
  stream.end();
  client.close();
}, 20_000);
