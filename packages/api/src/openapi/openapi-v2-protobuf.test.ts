import protobuf from "protobufjs";
import { allKinds } from "../schema/table.ts";
import { openApiV2 } from "./openapi-v2.ts";
import { openApiV2Protobuf } from "./openapi-v2-protobuf.ts";

/** The part of gnostic's messages that these rows look at. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Any { string yaml = 2; }
  message NamedAny { string name = 1; Any value = 2; }
  message TypeItem { repeated string value = 1; }
  message ItemsItem { repeated Schema schema = 1; }
  message NamedSchema { string name = 1; Schema value = 2; }
  message Properties { repeated NamedSchema additionalProperties = 1; }
  message AdditionalPropertiesItem { Schema schema = 1; bool boolean = 2; }
  message Schema {
    string ref = 1; string format = 2; string description = 4; repeated string required = 19;
    AdditionalPropertiesItem additionalProperties = 21; TypeItem type = 22; ItemsItem items = 23;
    Properties properties = 25; repeated NamedAny vendorExtension = 31;
  }
  message Operation { string operationId = 5; }
  message PathItem { Operation get = 2; Operation put = 3; Operation post = 4; Operation delete = 5; Operation patch = 8; }
  message NamedPathItem { string name = 1; PathItem value = 2; }
  message Paths { repeated NamedPathItem path = 2; }
  message Document { string swagger = 1; Paths paths = 8; Properties definitions = 9; }
`);
const read = (openApi: object) => {
  const type = root.lookupType("Document");
  return type.toObject(type.decode(openApiV2Protobuf(openApi)));
};
const definition = (schema: object) => read({ definitions: { A: schema } }).definitions.additionalProperties[0].value;

const rows = [
  { it: "a reference", schema: { $ref: "#/definitions/B" }, want: { ref: "#/definitions/B" } },
  {
    it: "a type",
    schema: { type: "string", format: "date-time" },
    want: { type: { value: ["string"] }, format: "date-time" },
  },
  { it: "what is required", schema: { required: ["a", "b"] }, want: { required: ["a", "b"] } },
  {
    it: "properties in order",
    schema: { properties: { b: { type: "string" }, a: { description: "x" } } },
    want: {
      properties: {
        additionalProperties: [
          { name: "b", value: { type: { value: ["string"] } } },
          { name: "a", value: { description: "x" } },
        ],
      },
    },
  },
  { it: "items", schema: { items: { $ref: "r" } }, want: { items: { schema: [{ ref: "r" }] } } },
  {
    it: "maps",
    schema: { additionalProperties: { type: "string" } },
    want: { additionalProperties: { schema: { type: { value: ["string"] } } } },
  },
  {
    it: "extensions as YAML",
    schema: { "x-kubernetes-patch-merge-key": "name", "x-kubernetes-list-map-keys": ["a"] },
    want: {
      vendorExtension: [
        { name: "x-kubernetes-patch-merge-key", value: { yaml: '"name"\n' } },
        { name: "x-kubernetes-list-map-keys", value: { yaml: '["a"]\n' } },
      ],
    },
  },
];
for (const { it: says, schema, want } of rows)
  test(`openApiV2Protobuf() writes ${says}`, () => expect(definition(schema)).toEqual(want));

test("openApiV2Protobuf() writes every definition and operation of the whole document", () => {
  const whole = openApiV2(allKinds) as unknown as {
    definitions: object;
    paths: Record<string, { get?: { operationId: string } }>;
  };
  const written = read(whole);
  expect(written.definitions.additionalProperties.map(({ name }: { name: string }) => name)).toEqual(
    Object.keys(whole.definitions),
  );
  const pods = written.paths.path.find(({ name }: { name: string }) => name === "/api/v1/namespaces/{namespace}/pods");
  expect(pods.value.get.operationId).toBe(whole.paths["/api/v1/namespaces/{namespace}/pods"]!.get!.operationId);
});
