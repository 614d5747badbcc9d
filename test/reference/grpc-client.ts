import {
  type Client,
  credentials,
  Metadata,
  makeGenericClientConstructor,
  type ServiceDefinition,
  type ServiceError,
} from "@grpc/grpc-js";
import { fromServiceError, type message, objectsService } from "@kubets/client";
import { parseResourcePath, type ResourcePath } from "../../services/apiserver/src/server/parse-path.ts";
import type { SendOptions, TestAnswer, TestClient } from "../../services/apiserver/src/server/testing-client.ts";
import { userAgent } from "./scenario.ts";

type Asking = Pick<TestClient, "send" | "close">;
type Query = Readonly<Record<string, string>>;

/** What an ordinary client says by gRPC is the same as it says by HTTP: the same requests, the same answers. */
export function grpcClient({ port, token }: { readonly port: number; readonly token: string }): Asking {
  const Objects = makeGenericClientConstructor(objectsService as unknown as ServiceDefinition, "Objects");
  const tls = credentials.createSsl(null, null, null, { rejectUnauthorized: false });
  const client = new Objects(`localhost:${port}`, tls, { "grpc.primary_user_agent": userAgent });
  const metadata = new Metadata();
  metadata.set("authorization", `Bearer ${token}`);
  return {
    close: () => client.close(),
    send: async (method, url, options = {}) => {
      const { pathname, searchParams } = new URL(url, "https://host");
      const path = parseResourcePath(pathname);
      if (!path) throw new Error(`${url} is no resource`);
      const asked = callOf(method, path, { ...options, query: Object.fromEntries(searchParams) });
      try {
        return asked.name === "List"
          ? await list(client, asked.request, metadata)
          : one(await unary<message.ObjectMessage>(client, asked, metadata));
      } catch (thrown) {
        const status = fromServiceError(thrown).toStatus();
        return answer(status.code ?? 500, JSON.stringify(status));
      }
    },
  };
}

interface Asked {
  readonly name: string;
  readonly request: object;
}

interface Sending extends SendOptions {
  readonly query: Query;
}

/** A request of HTTP as a call of `kubets.api.v1.Objects`. */
function callOf(method: string, path: ResourcePath, { body, headers = {}, query }: Sending): Asked {
  const { group, version, resource, subresource, namespace, name } = path;
  const of = { resource: { group, version, resource, subresource }, namespace, name };
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body ?? ""));
  const options = {
    dryRun: query.dryRun === "All",
    fieldManager: query.fieldManager ?? "",
    fieldValidation: query.fieldValidation ?? "",
  };
  const type = patchTypes[headers["content-type"]?.split(";")[0] ?? ""];
  if (method === "POST") return { name: "Create", request: { ...of, object: bytes, options } };
  if (method === "PUT") return { name: "Update", request: { ...of, object: bytes, options } };
  if (method === "DELETE") return { name: "Delete", request: { ...of, options: deleteOptions(body) } };
  if (method === "GET")
    return name ? { name: "Get", request: { ...of, ...query } } : { name: "List", request: { ...of, ...query } };
  if (type === "APPLY")
    return { name: "Apply", request: { ...of, object: bytes, force: query.force === "true", options } };
  return { name: "Patch", request: { ...of, type, patch: bytes, options } };
}

const patchTypes: Readonly<Record<string, string>> = {
  "application/json-patch+json": "JSON_PATCH",
  "application/merge-patch+json": "MERGE",
  "application/strategic-merge-patch+json": "STRATEGIC_MERGE",
  "application/apply-patch+yaml": "APPLY",
};

function deleteOptions(body: unknown): object | undefined {
  if (typeof body !== "string") return undefined;
  const { preconditions, dryRun, ...said } = JSON.parse(body) as Record<string, unknown>;
  return { ...said, ...(preconditions as object | undefined), ...(dryRun ? { dryRun: true } : {}) };
}

function unary<Reply>(client: Client, { name, request }: Asked, metadata: Metadata): Promise<Reply> {
  const { path, requestSerialize, responseDeserialize } = definitionOf(name);
  return new Promise((resolve, reject) => {
    const answered = (error: ServiceError | null, reply?: unknown) => (error ? reject(error) : resolve(reply as Reply));
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, answered);
  });
}

const definitionOf = (name: string) => (objectsService as unknown as ServiceDefinition)[name]!;

interface TypeMeta {
  readonly kind: string;
  readonly apiVersion: string;
}

async function list(client: Client, request: object, metadata: Metadata): Promise<TestAnswer> {
  const { path, requestSerialize, responseDeserialize } = definitionOf("List");
  const stream = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request, metadata);
  const chunks = (await Array.fromAsync(stream)) as message.ListChunk[];
  const last = chunks.at(-1)!;
  const objects = chunks.flatMap((chunk) => chunk.objects.map((bytes) => JSON.parse(bytes.toString()) as TypeMeta));
  // By gRPC each object says what it is; in a list of HTTP the list says it for all.
  const [first] = objects;
  const items = objects.map(({ kind: _, apiVersion: __, ...item }) => item);
  const { resourceVersion, continue: more, remainingItemCount } = last;
  const about = {
    resourceVersion,
    ...(more ? { continue: more } : {}),
    ...(remainingItemCount ? { remainingItemCount } : {}),
  };
  return answer(
    200,
    JSON.stringify({ kind: `${first?.kind}List`, apiVersion: first?.apiVersion, metadata: about, items }),
  );
}

const one = ({ object, warnings }: message.ObjectMessage): TestAnswer =>
  answer(
    200,
    object.toString(),
    warnings.map((text) => `299 - ${JSON.stringify(text)}`),
  );

function answer(code: number, text: string, warnings: readonly string[] = []): TestAnswer {
  const headers = warnings.length ? { warning: warnings } : {};
  return { code, headers, text, bytes: Buffer.from(text), json: parsed(text) as never };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
