import type { ApiObject } from "../schema/schema.ts";
import { nameToCome, share, withName } from "../shared/shared-parts.ts";
import { stringifyJson } from "./stringify-json.ts";
import { stringifyObject } from "./stringify-object.ts";

const spec = share({ containers: [{ name: "a", args: ["<&>"], env: undefined }], priority: 0 });
const ownedSpec = share({ "f:containers": { 'k:{"name":"a"}': { ".": {} } } });
const entry = { manager: "m", operation: "Update", fieldsType: "FieldsV1", fieldsV1: { "f:spec": ownedSpec } };
const objectOf = (metadata: object, more: object = {}) =>
  ({ kind: "Pod", apiVersion: "v1", metadata, spec, ...more }) as unknown as ApiObject;

describe("an object with a shared spec is written as any other", () => {
  test.each([
    ["with nothing else", objectOf({})],
    ["with a status", objectOf({ name: "a" }, { status: { phase: "Pending" } })],
    ["without one", objectOf({ name: "a" }, { status: undefined })],
    ["with labels like numbers", objectOf({ name: "a", labels: { "10": "x", "2": "y", a: "<" } })],
    ["with a manager", objectOf({ name: "a", managedFields: [entry] })],
    ["with managers and nothing else in its metadata", objectOf({ managedFields: [entry, { ...entry, time: "t" }] })],
    [
      "with a name of its own in the spec",
      objectOf({}, { spec: withName(share({ volumes: [{ name: nameToCome }] }), 'a"<') }),
    ],
    ["with no managers", objectOf({ name: "a", managedFields: [] })],
    ["with a manager of a subresource", objectOf({ managedFields: [{ ...entry, subresource: "status" }] })],
    ["with a manager of nothing", objectOf({ managedFields: [{ ...entry, fieldsV1: {} }] })],
    [
      "with a manager of annotations",
      objectOf({ managedFields: [{ ...entry, fieldsV1: { "f:a<b": {}, "f:spec": ownedSpec } }] }),
    ],
  ])("%s", (_, object) => {
    expect(stringifyObject(object)).toBe(stringifyJson(object));
    expect(stringifyObject(object)).toBe(stringifyJson(structuredClone(object)));
  });
});
