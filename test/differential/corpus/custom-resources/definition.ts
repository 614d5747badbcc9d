import { kinds } from "@kubets/api";
import { type Corpus, commonMetadata, set, unset } from "../../corpus.ts";
import type { Edit, Json, JsonObject } from "../../edit.ts";
import { defaults } from "./defaults.ts";
import { ruledSchemas } from "./rules.ts";
import { listSchemas, nestedSchemas, schemas } from "./schemas.ts";

const names = {
  plural: "widgets",
  singular: "widget",
  shortNames: ["wd"],
  kind: "Widget",
  listKind: "WidgetList",
  categories: ["all"],
};
const properties = {
  spec: {
    type: "object",
    required: ["size"],
    properties: {
      size: { type: "integer", minimum: 1, maximum: 10, default: 1 },
      names: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
      any: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      ready: { type: "boolean" },
      ratio: { type: "number" },
      text: { type: "string", format: "date" },
      map: { type: "object", additionalProperties: { type: "string" } },
    },
  },
  status: { type: "object", properties: { replicas: { type: "integer" }, selector: { type: "string" } } },
};
const schema = { openAPIV3Schema: { type: "object", properties } };
const olderSchema = { openAPIV3Schema: { type: "object", description: "older", properties } };
const subresources = {
  status: {},
  scale: {
    specReplicasPath: ".spec.size",
    statusReplicasPath: ".status.replicas",
    labelSelectorPath: ".status.selector",
  },
};
const column = {
  name: "Size",
  type: "integer",
  format: "int32",
  description: "text",
  priority: 0,
  jsonPath: ".spec.size",
};
const selectableFields = [{ jsonPath: ".spec.size" }];

const definition = (group: string, spec: object): JsonObject => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: `widgets.${group}`, labels: { app: "web" } },
  spec: { group, names, scope: "Namespaced", conversion: { strategy: "None" }, ...spec },
});

const webhook = (clientConfig: Json, conversionReviewVersions: Json = ["v1"]): Edit =>
  set("spec.conversion", { strategy: "Webhook", webhook: { clientConfig, conversionReviewVersions } });
const service = { namespace: "differential", name: "hook" };

const combinations: Readonly<Record<string, readonly Edit[]>> = {
  "another group than its name says": [set("spec.group", "other.example.com")],
  "two stored versions": [set("spec.versions[1].storage", true)],
  "no stored version": [set("spec.versions[0].storage", false)],
  "one version twice": [set("spec.versions[1].name", "v1")],
  "no version": [set("spec.versions", [])],
  "no schema": [unset("spec.versions[0].schema")],
  "no schema at all": [unset("spec.versions[0].schema"), unset("spec.versions[1].schema")],
  "the same schemas": [set("spec.versions[1].schema", schema)],
  "the same schemas, wrong": [0, 1].map((i) =>
    set(`spec.versions[${i}].schema`, { openAPIV3Schema: { type: "text" } }),
  ),
  "the same columns": [set("spec.versions[1].additionalPrinterColumns", [column])],
  "the same columns, wrong": [0, 1].map((i) => set(`spec.versions[${i}].additionalPrinterColumns`, [{ name: "A" }])),
  "the same subresources": [set("spec.versions[1].subresources", subresources)],
  "the same subresources, wrong": [0, 1].map((i) => set(`spec.versions[${i}].subresources`, { scale: {} })),
  "other fields to select by": [set("spec.versions[1].selectableFields", [{ jsonPath: ".spec.ready" }])],
  "a name that is none in a version": [set("spec.versions[0].name", "V_1")],
  "a webhook without its place": [set("spec.conversion", { strategy: "Webhook" })],
  "a webhook": [webhook({ url: "https://hook.example.com/" })],
  "a webhook of the cluster": [webhook({ service })],
  "a webhook with everything": [webhook({ service: { ...service, path: "/a/b", port: 8443 }, caBundle: "AAEC" })],
  "a webhook in two places": [webhook({ service, url: "https://hook.example.com/" })],
  "a webhook nowhere": [webhook({})],
  "a webhook without encryption": [webhook({ url: "http://hook.example.com/" })],
  "a webhook's other port": [webhook({ service: { ...service, port: 70_000 } })],
  "a webhook's other path": [webhook({ service: { ...service, path: "a//b" } })],
  "a webhook of no version": [webhook({ service }, [])],
  "a webhook of an unknown version": [webhook({ service }, ["v2"])],
  "a webhook of one version twice": [webhook({ service }, ["v1", "v1"])],
  "a webhook of what is no version": [webhook({ service }, ["V 1", "v1beta1"])],
  "a webhook that is not used": [
    set("spec.conversion.webhook", { clientConfig: { service }, conversionReviewVersions: ["v1"] }),
  ],
  "another conversion": [set("spec.conversion", { strategy: "Magic" })],
  "unknown fields kept and a webhook": [set("spec.preserveUnknownFields", true), webhook({ service })],
  "a field that no schema has": [set("spec.versions[0].selectableFields[0].jsonPath", ".spec.other")],
  "a column without type": [unset("spec.versions[0].additionalPrinterColumns[0].type")],
  "a warning of a version that is not old": [set("spec.versions[0].deprecationWarning", "old")],
  "an empty warning": [set("spec.versions[1].deprecationWarning", "")],
  "a long warning": [set("spec.versions[1].deprecationWarning", "é".repeat(129))],
  "a warning of two lines": [set("spec.versions[1].deprecationWarning", "née\nb")],
  "another scope": [set("spec.scope", "Cluster")],
  "another kind": [set("spec.names.kind", "Gadget")],
  "a list called like the kind": [set("spec.names.listKind", "Widget")],
  "a kind alone": [unset("spec.names.listKind"), unset("spec.names.singular")],
  "a group without dots": [set("spec.group", "example"), set("metadata.name", "widgets.example")],
  "a name to generate": [set("metadata.generateName", "widgets")],
  "other short names": [set("spec.names.shortNames", ["A", "b_c", ""])],
  "other categories": [set("spec.names.categories", ["A", "b_c", ""])],
  ...approvals(),
};

function approvals(): Readonly<Record<string, readonly Edit[]>> {
  const of = (group: string, approval?: string) => [
    set("spec.group", group),
    set("metadata.name", `widgets.${group}`),
    ...(approval === undefined ? [] : [set("metadata.annotations", { "api-approved.kubernetes.io": approval })]),
  ];
  return {
    "a group of the community": of("widgets.k8s.io"),
    "a group of the community, approved": of("widgets.k8s.io", "https://github.com/kubernetes/enhancements/pull/1"),
    "a group of the community, not approved": of("widgets.kubernetes.io", "unapproved, an experiment"),
    "a group of the community, approved nowhere": of("widgets.kubernetes.io", "yes"),
    "a group of the community, approved at a path": of("widgets.kubernetes.io", "/a"),
    "a group that only sounds so": of("widgets.notk8s.io"),
  };
}

const paths = [
  ...["", ".", ".spec", ".spec.size", ".spec.ready", ".spec.ratio", ".spec.text", ".spec.names", ".spec.names[0]"],
  ...[".spec.any", ".spec.any.a", ".spec.map", ".spec.map.a", ".metadata.name", "spec.size", "size", ".spec..size"],
  ...[".spec['size']", ".spec.size.", ".kind"],
];
const scalePaths = ["", ".", "spec.a", ".spec", ".spec.", ".status.a", ".spec.a.b", ".metadata.a", ".spec['a']"];

const byPath: Readonly<Record<string, readonly Edit[]>> = Object.fromEntries([
  ...paths.map((path) => [`selected by ${path}`, [set("spec.versions[0].selectableFields", [{ jsonPath: path }])]]),
  ["selected by one twice", [set("spec.versions[0].selectableFields", [...selectableFields, ...selectableFields])]],
  [
    "selected by nine",
    [set("spec.versions[0].selectableFields", nine()), set("spec.versions[0].schema", nineSchema())],
  ],
  ...paths.map((path) => [`a column of ${path}`, [set("spec.versions[0].additionalPrinterColumns[0].jsonPath", path)]]),
  ...["specReplicasPath", "statusReplicasPath", "labelSelectorPath"].flatMap((name) =>
    scalePaths.map((path) => [`${name} ${path}`, [set(`spec.versions[0].subresources.scale.${name}`, path)]]),
  ),
]);

function nine(): Json {
  return Array.from({ length: 9 }, (_, i) => ({ jsonPath: `.f${i}` }));
}

function nineSchema(): Json {
  const fields = Array.from({ length: 9 }, (_, i) => [`f${i}`, { type: "string" }]);
  return { openAPIV3Schema: { type: "object", properties: Object.fromEntries(fields) } };
}

const root = "spec.versions[0].schema.openAPIV3Schema";
const property = (one: Json): readonly Edit[] => [set(`${root}.properties.spec.properties.x`, one)];

/** Schemas of the whole object. */
const roots: Readonly<Record<string, readonly Edit[]>> = Object.fromEntries(
  Object.entries({
    "without type": {},
    "of a text": { type: "string" },
    "of a list": { type: "array", items: { type: "string" } },
    "of a map": { type: "object", additionalProperties: { type: "string" } },
    "of anything": { type: "object", additionalProperties: true },
    "that keeps everything": { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    "that keeps everything of no type": { "x-kubernetes-preserve-unknown-fields": true },
    nullable: { type: "object", nullable: true },
    "with a default": { type: "object", properties, default: { spec: { size: 1 } } },
    "with kept fields in it": { type: "object", "x-kubernetes-embedded-resource": true, properties },
    "with required fields": { type: "object", properties, required: ["spec", "other"] },
    "with bounds": { type: "object", properties, minProperties: 1, maxProperties: 5 },
    "with rules of all": { type: "object", properties, allOf: [{ required: ["spec"] }] },
    "with values": { type: "object", properties, enum: [{}] },
    "with an identifier": { type: "text", id: "a" },
    "with a title": { type: "object", title: "a", description: "b", properties },
    "with an expression": {
      type: "object",
      properties,
      "x-kubernetes-validations": [{ rule: "self.metadata.name != ''" }],
    },
    "with labels in an expression": {
      type: "object",
      properties,
      "x-kubernetes-validations": [{ rule: "self.metadata.labels.size() > 1" }],
    },
    "with a kind of another type": { type: "object", properties: { kind: { type: "integer" } } },
    "with a version of another type": { type: "object", properties: { apiVersion: {} } },
    "with a default for its kind": { type: "object", properties: { kind: { type: "string", default: "A" } } },
    "with metadata of another type": { type: "object", properties: { metadata: { type: "string" } } },
    "with metadata": { type: "object", properties: { metadata: { type: "object" } } },
    "with described metadata": { type: "object", properties: { metadata: { type: "object", description: "a" } } },
    "with a pattern for names": {
      type: "object",
      properties: { metadata: { type: "object", properties: { name: { type: "string", pattern: "^a" } } } },
    },
    "with both names": {
      type: "object",
      properties: {
        metadata: { type: "object", properties: { name: { type: "string" }, generateName: { type: "string" } } },
      },
    },
    "with labels": {
      type: "object",
      properties: { metadata: { type: "object", properties: { labels: { type: "object" } } } },
    },
    "with a required name": { type: "object", properties: { metadata: { type: "object", required: ["name"] } } },
    "with a default name": {
      type: "object",
      properties: { metadata: { type: "object", properties: { name: { type: "string", default: "a" } } } },
    },
    "with a default for metadata": {
      type: "object",
      properties: { metadata: { type: "object", default: { name: "a" } } },
    },
    "with kept metadata": {
      type: "object",
      properties: { metadata: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
    },
  }).map(([name, one]) => [`a schema ${name}`, [set(root, one)]]),
);

const asProperties = (group: string, all: Readonly<Record<string, Json>>) =>
  Object.entries(all).map(([name, one]) => [`${group}: ${name}`, property(one)] as const);

const oneVersion = definition("one.example.com", {
  versions: [{ name: "v1", served: true, storage: true, schema, subresources, additionalPrinterColumns: [column] }],
});

/** Controllers of the other server write its status at once. */
const ignored = ["status", "metadata.managedFields", "metadata.generation"];
const accepted = {
  acceptedNames: names,
  conditions: ["NamesAccepted", "Established"].map((type) => ({
    ...{ type, status: "True", reason: "Test", message: "text", lastTransitionTime: "2024-01-02T03:04:05Z" },
  })),
  storedVersions: ["v1"],
};

export const customResourceDefinition: Corpus = {
  kind: kinds.CustomResourceDefinition,
  samples: [
    {
      name: "every field",
      ignored,
      status: accepted,
      object: definition("differential.example.com", {
        versions: [
          {
            ...{ name: "v1", served: true, storage: true, schema, subresources, selectableFields },
            additionalPrinterColumns: [column],
          },
          {
            ...{ name: "v1beta1", served: false, storage: false, deprecated: true, deprecationWarning: "old" },
            ...{ schema: olderSchema, selectableFields: [{ jsonPath: ".spec.ready" }] },
          },
        ],
      }),
      skip: ["status.conditions", "spec.versions.schema"],
      combinations: { ...combinations, ...byPath },
    },
    {
      name: "a schema",
      ignored,
      status: accepted,
      roads: ["create", "update"],
      object: oneVersion,
      skip: [...commonMetadata, "metadata", "spec.group", "spec.names", "spec.scope", "spec.conversion", "status"],
      combinations: Object.fromEntries([
        ...Object.entries(roots),
        ...asProperties("schema", schemas),
        ...asProperties("rules", nestedSchemas),
        ...asProperties("lists", listSchemas),
        ...asProperties("default", defaults),
        ...asProperties("expressions", ruledSchemas),
      ]),
    },
  ],
};
