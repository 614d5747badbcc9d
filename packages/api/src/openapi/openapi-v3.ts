import { createHash } from "node:crypto";
import { type Describe, loadDescriptions } from "../schema/descriptions.ts";
import type { Kind } from "../schema/schema.ts";
import { groupVersions } from "../schema/table.ts";
import { allPaths, namedDefinitions, parametersOfPath } from "./all-paths.ts";
import { definitions } from "./definitions.ts";
import type { Operation, Path, QueryParameter, Schema } from "./document.ts";

const refer = (name: string): string => `#/components/schemas/${name}`;

/**
 * Every document of OpenAPI v3 with its path below `/openapi/v3/`: `api/v1`, `apis/apps/v1`, `apis/apps`, `version`.
 * One at a time, since making them all is too long for one turn of the event loop; make each once and keep the bytes.
 */
export function* openApiV3(
  kinds: readonly Kind[],
  describe: Describe = loadDescriptions(),
): Generator<readonly [string, Schema]> {
  for (const [name, paths] of Map.groupBy(allPaths(kinds, describe), (path) => path.document)) {
    yield [name, document(name, paths, describe)];
  }
}

/** The body of `GET /openapi/v3`: where each document is, with a hash so that clients may cache it for ever. */
export function openApiV3Index(documents: ReadonlyMap<string, Uint8Array>): Schema {
  const entries = [...documents].map(([name, bytes]) => {
    const hash = createHash("sha512").update(bytes).digest("hex").toUpperCase();
    return [name, { serverRelativeURL: `/openapi/v3/${name}?hash=${hash}` }];
  });
  return { paths: Object.fromEntries(entries) };
}

function document(name: string, paths: readonly Path[], describe: Describe): Schema {
  const isOwn = ({ group, version }: { group: string; version: string }) =>
    group === "" || name === `apis/${group}/${version}`;
  const dialect = { refer, version: 3, describe, groupVersions: groupVersions.filter(isOwn) } as const;
  const schemas = definitions(namedDefinitions(paths), dialect);
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: "1.36" },
    paths: Object.fromEntries(paths.map((path) => [path.path, pathItem(path)])),
    components: {
      ...(Object.keys(schemas).length > 0 ? { schemas } : {}),
      securitySchemes: { BearerToken: { type: "apiKey", name: "authorization", in: "header" } },
    },
  };
}

function pathItem({ path, operations }: Path): Schema {
  const parameters = parametersOfPath(path).map(({ name, description }) => {
    return { name, in: "path", description, required: true, schema: { type: "string", uniqueItems: true } };
  });
  const methods = operations.map((operation) => [operation.method, operationObject(operation)]);
  return { ...Object.fromEntries(methods), ...(parameters.length > 0 ? { parameters } : {}) };
}

function operationObject(operation: Operation): Schema {
  const { body, action, gvk, answers, query } = operation;
  const content = (types: readonly string[], schema: Schema) =>
    Object.fromEntries(types.map((type) => [type, { schema }]));
  const answer = content(operation.produces, answers ? { $ref: refer(answers) } : { type: "string" });
  return {
    tags: [operation.tag],
    description: operation.description,
    operationId: operation.id,
    ...(query.length > 0 ? { parameters: query.map(queryParameter) } : {}),
    ...(body
      ? {
          requestBody: {
            content: content(operation.consumes, { $ref: refer(body.of) }),
            ...(body.required ? { required: true } : {}),
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(operation.codes.map((code) => [code, { description: reason(code), content: answer }])),
      "401": { description: "Unauthorized" },
    },
    ...(action ? { "x-kubernetes-action": action } : {}),
    ...(gvk ? { "x-kubernetes-group-version-kind": gvk } : {}),
  };
}

const queryParameter = ({ name, type, description }: QueryParameter): Schema => {
  return { name, in: "query", description, schema: { type, uniqueItems: true } };
};

const reason = (code: number): string => (code === 200 ? "OK" : code === 201 ? "Created" : "Accepted");
