import { decodeObject } from "../../codec/decode.ts";
import { applyDefaults } from "../../defaults/apply-defaults.ts";
import type { ApiObject } from "../../schema/schema.ts";
import { kinds } from "../../schema/table.ts";
import { validateCreate, validateUpdate } from "../validate.ts";

const kind = kinds.CustomResourceDefinition;

/** A definition of widgets in one version, with these differences of the spec, the version and its schema. */
const widgets = (spec: object = {}, version: object = {}, schema: object = {}): ApiObject =>
  applyDefaults(
    kind,
    decodeObject(kind, {
      metadata: { name: "widgets.example.com", resourceVersion: "1" },
      spec: {
        ...{ group: "example.com", names: { plural: "widgets", kind: "Widget" }, scope: "Namespaced" },
        versions: [
          {
            ...{ name: "v1", served: true, storage: true },
            schema: { openAPIV3Schema: { type: "object", ...schema } },
            ...version,
          },
        ],
        ...spec,
      },
      status: { storedVersions: ["v1"] },
    }),
  );

const said = ({ type, field, detail }: { type: string; field: string; detail: string }) =>
  `${type.replace("FieldValue", "")} ${field.replace("spec.validation.openAPIV3Schema", "@")} ${detail}`.trim();
const wrongWith = (definition: ApiObject): string[] => validateCreate(kind, definition).map(said);

const scale = (paths: object) => ({ subresources: { scale: paths } });
const stored = (name: string, schema: object = {}) => ({
  ...{ name, served: true, storage: name === "v1" },
  schema: { openAPIV3Schema: { type: "object", ...schema } },
});

const definitions: readonly { it: string; spec?: object; version?: object; found: readonly string[] }[] = [
  { it: "passes one version", found: [] },
  { it: "wants a domain", spec: { group: "example" }, found: ["Invalid metadata.name", "Invalid spec.group"] },
  {
    it: "wants one storage version",
    spec: { versions: [] },
    found: ["Invalid spec.versions", "Invalid status.storedVersions[0]"],
  },
  {
    it: "wants a schema of every version",
    version: { schema: undefined },
    found: ["Required spec.versions[0].schema.openAPIV3Schema"],
  },
  {
    it: "names what all versions share beside them",
    spec: { versions: [stored("v1", { type: "text" }), stored("v2", { type: "text" })] },
    found: ["Invalid @.type", "NotSupported @.type"],
  },
  {
    it: "names what a version has alone in it",
    spec: { versions: [stored("v1"), stored("v2", { type: "text" })] },
    found: [
      "Invalid spec.versions[1].schema.openAPIV3Schema.type",
      "NotSupported spec.versions[1].schema.openAPIV3Schema.type",
    ],
  },
  {
    it: "warns only of what is deprecated",
    version: { deprecationWarning: "x" },
    found: ["Invalid spec.versions[0].deprecationWarning"],
  },
  {
    it: "scales by fields of spec and status",
    version: scale({ specReplicasPath: ".status.a", statusReplicasPath: "status.a", labelSelectorPath: ".a" }),
    found: [
      "Invalid spec.subresources.scale.specReplicasPath",
      "Invalid spec.subresources.scale.statusReplicasPath",
      "Invalid spec.subresources.scale.labelSelectorPath",
    ],
  },
  {
    it: "prints columns of known types",
    version: { additionalPrinterColumns: [{ name: "", type: "text", jsonPath: "a" }] },
    found: [
      "Required spec.additionalPrinterColumns[0].name",
      "Invalid spec.additionalPrinterColumns[0].type",
      "Invalid spec.additionalPrinterColumns[0].JSONPath",
    ],
  },
  {
    it: "selects by fields of the schema",
    version: { selectableFields: [{ jsonPath: ".a" }, { jsonPath: "" }] },
    found: ["Invalid spec.selectableFields[0].jsonPath", "Required spec.selectableFields[1].jsonPath"],
  },
  {
    it: "converts by a webhook that speaks a known version",
    spec: { conversion: { strategy: "Webhook", webhook: { conversionReviewVersions: ["v9"] } } },
    found: ["Required spec.conversion.webhookClientConfig", "Invalid spec.conversion.conversionReviewVersions"],
  },
  {
    it: "leaves groups of the community to it",
    spec: { group: "widgets.k8s.io" },
    found: ["Invalid metadata.name", "Required metadata.annotations[api-approved.kubernetes.io]"],
  },
  {
    it: "drops unknown fields",
    spec: { preserveUnknownFields: true },
    found: ["Invalid spec.preserveUnknownFields"],
  },
];
for (const { it, spec, version, found } of definitions) {
  test(`a definition ${it}`, () => {
    expect(validateCreate(kind, widgets(spec, version)).map((one) => said({ ...one, detail: "" }))).toEqual(found);
  });
}

const text = { type: "string" };
const list = (more: object) => ({ type: "array", items: { type: "object", properties: { a: text } }, ...more });
const mapKeys = "x-kubernetes-list-map-keys";
const listType = "x-kubernetes-list-type";

const properties: readonly { it: string; schema: object; found: readonly string[] }[] = [
  {
    it: "has a type",
    schema: {},
    found: ["Required @.properties[x].type must not be empty for specified object fields"],
  },
  {
    it: "tells of the items of a list",
    schema: { type: "array" },
    found: ["Required @.properties[x].items must be specified"],
  },
  { it: "is an integer or a text by one mark", schema: { "x-kubernetes-int-or-string": true }, found: [] },
  {
    it: "tells types once",
    schema: { type: "object", properties: { a: text }, anyOf: [{ properties: { a: { type: "string" } } }] },
    found: ["Forbidden @.properties[x].anyOf[0].properties[a].type must be empty to be structural"],
  },
  {
    it: "has patterns that are regular expressions",
    schema: { ...text, pattern: "(" },
    found: [
      "Invalid @.properties[x].pattern must be a valid regular expression, but isn't: error parsing regexp: missing closing ): `(`",
    ],
  },
  {
    it: "is a map or has properties",
    schema: { type: "object", properties: { a: text }, additionalProperties: text },
    found: ["Forbidden @.properties[x].additionalProperties additionalProperties and properties are mutual exclusive"],
  },
  {
    it: "refers to nothing",
    schema: { ...text, $ref: "#/a" },
    found: ["Forbidden @.properties[x].$ref $ref is not supported"],
  },
  {
    it: "tells items of a map apart by keys that are there",
    schema: list({ [listType]: "map", [mapKeys]: ["a", "b"] }),
    found: [
      "Invalid @.properties[x].x-kubernetes-list-map-keys entries must all be names of item properties",
      "Required @.properties[x].items.properties[a].default this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property",
    ],
  },
  {
    it: "tells items of a set apart as wholes",
    schema: list({ [listType]: "set" }),
    found: [
      "Invalid @.properties[x].items.x-kubernetes-map-type must be atomic as item of a list with x-kubernetes-list-type=set",
    ],
  },
  {
    it: "has a default of its type",
    schema: { ...text, default: 5 },
    found: ['TypeInvalid @.properties[x].default  in body must be of type string: "integer"'],
  },
  {
    it: "has a default without unknown fields",
    schema: { type: "object", properties: { a: text }, default: { a: "1", b: 1 } },
    found: ["Invalid @.properties[x].default must not have unknown fields"],
  },
  {
    it: "has resources as defaults that say what they are",
    schema: {
      ...{ type: "object", "x-kubernetes-embedded-resource": true, "x-kubernetes-preserve-unknown-fields": true },
      default: { apiVersion: "v1" },
    },
    found: ["Required @.properties[x].default.kind"],
  },
];
for (const { it, schema, found } of properties) {
  test(`a property ${it}`, () => {
    expect(wrongWith(widgets({}, {}, { properties: { x: schema } }))).toEqual(found);
  });
}

const rules: readonly { it: string; rule: object; on?: object; found: readonly string[] }[] = [
  { it: "compiles with the type of its place", rule: { rule: "self.startsWith('a')" }, found: [] },
  { it: "sees how it was", rule: { rule: "self == oldSelf" }, found: [] },
  { it: "gives a bool", rule: { rule: "self" }, found: ["rule cel expression must evaluate to a bool"] },
  { it: "is there", rule: { rule: " " }, found: ["rule rule is not specified"] },
  {
    it: "of two lines has a message",
    rule: { rule: "true &&\ntrue" },
    found: ["message message must be specified if rule contains line breaks"],
  },
  { it: "points at a field", rule: { rule: "true", fieldPath: ".a" }, found: ["fieldPath must be a valid path"] },
  {
    it: "makes texts as messages",
    rule: { rule: "true", messageExpression: "1" },
    found: ["messageExpression messageExpression must evaluate to a string"],
  },
  {
    it: "is not optional about what it does not use",
    rule: { rule: "true", optionalOldSelf: true },
    found: ["optionalOldSelf may not be set if oldSelf is not used in rule"],
  },
  {
    it: "costs what a request can pay",
    on: { type: "string" },
    rule: { rule: "self.contains(self)" },
    found: [
      "rule estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)",
    ],
  },
];
for (const { it, rule, on = { type: "string", maxLength: 10 }, found } of rules) {
  test(`a rule ${it}`, () => {
    const schema = { properties: { x: { ...on, "x-kubernetes-validations": [rule] } } };
    const start = /^\S+ @\.properties\[x\]\.x-kubernetes-validations\[0\]\./;
    const told = wrongWith(widgets({}, {}, schema)).filter((one) => start.test(one) && !/entire/.test(one));
    expect(told.map((one) => one.replace(start, ""))).toEqual(found);
  });
}

test("the whole narrows only what it has", () => {
  const found = wrongWith(widgets({}, {}, { not: { properties: { b: {} } } }));
  expect(found).toEqual([
    "Required @.properties[b] because it is defined in spec.validation.openAPIV3Schema.not.properties[b]",
  ]);
});

test("a served definition keeps its names, and every definition its group", () => {
  const previous = {
    ...widgets(),
    status: { storedVersions: ["v1"], conditions: [{ type: "Established", status: "True" }] },
  };
  const next = widgets({ scope: "Cluster", group: "other.example.com", names: { plural: "w", kind: "W" } });
  expect(validateUpdate(kind, next, previous).map(({ field }) => field)).toEqual([
    "spec.scope",
    "spec.names.kind",
    "spec.group",
    "spec.names.plural",
  ]);
});

test("an update goes on having what was taken before there were rules against it", () => {
  const older = widgets({}, {}, { properties: { x: { type: "array", items: text, [listType]: "set" } } });
  const odd = { type: "array", items: { type: "object" }, [listType]: "set" };
  const previous = widgets({}, {}, { properties: { x: odd } });
  const next = widgets({}, {}, { properties: { x: odd, y: text } });
  expect(validateUpdate(kind, next, previous)).toEqual([]);
  expect(validateUpdate(kind, next, older)).toHaveLength(1);
});

test("a thousand properties are looked at in a turn of the event loop", () => {
  const inner = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`p${i}`, { ...text, pattern: `^a{${i}}$` }]));
  const outer = Array.from({ length: 10 }, (_, i) => [`o${i}`, { type: "object", properties: inner }] as const);
  const definition = widgets({}, {}, { properties: Object.fromEntries(outer) });
  expect(validateCreate(kind, definition)).toEqual([]);
});
