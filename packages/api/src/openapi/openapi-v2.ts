import { type Describe, loadDescriptions } from "../schema/descriptions.ts";
import type { Kind } from "../schema/schema.ts";
import { groupVersions } from "../schema/table.ts";
import { allPaths, namedDefinitions, parametersOfPath } from "./all-paths.ts";
import { definitions } from "./definitions.ts";
import type { Operation, Path, QueryParameter, Schema } from "./document.ts";

const refer = (name: string): string => `#/definitions/${name}`;

/** The document of `/openapi/v2`, whole: a few megabytes, so make it once and keep the bytes. */
export function openApiV2(kinds: readonly Kind[], describe: Describe = loadDescriptions()): Schema {
  const paths = allPaths(kinds, describe);
  return {
    swagger: "2.0",
    info: { title: "Kubernetes", version: "1.36" },
    paths: Object.fromEntries(paths.map((path) => [path.path, pathItem(path)])),
    definitions: definitions(namedDefinitions(paths), { refer, version: 2, describe, groupVersions }),
    securityDefinitions: { BearerToken: { type: "apiKey", name: "authorization", in: "header" } },
    security: [{ BearerToken: [] }],
  };
}

function pathItem({ path, operations }: Path): Schema {
  const parameters = parametersOfPath(path).map((one) => {
    return { uniqueItems: true, type: "string", ...one, in: "path", required: true };
  });
  const methods = operations.map((operation) => [operation.method, operationObject(operation)]);
  return { ...Object.fromEntries(methods), ...(parameters.length > 0 ? { parameters } : {}) };
}

function operationObject(operation: Operation): Schema {
  const { body, action, gvk, answers } = operation;
  const bodyParameter = body && {
    ...{ name: "body", in: "body", schema: { $ref: refer(body.of) } },
    ...(body.required ? { required: true } : {}),
  };
  const parameters = [...(bodyParameter ? [bodyParameter] : []), ...operation.query.map(queryParameter)];
  const schema = answers ? { $ref: refer(answers) } : { type: "string" };
  return {
    description: operation.description,
    ...(operation.consumes.length > 0 ? { consumes: operation.consumes } : {}),
    produces: operation.produces,
    schemes: ["https"],
    tags: [operation.tag],
    operationId: operation.id,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      ...Object.fromEntries(operation.codes.map((code) => [code, { description: reason(code), schema }])),
      "401": { description: "Unauthorized" },
    },
    ...(action ? { "x-kubernetes-action": action } : {}),
    ...(gvk ? { "x-kubernetes-group-version-kind": gvk } : {}),
  };
}

const queryParameter = ({ name, type, description }: QueryParameter): Schema => {
  return { uniqueItems: true, type, description, name, in: "query" };
};

const reason = (code: number): string => (code === 200 ? "OK" : code === 201 ? "Created" : "Accepted");
