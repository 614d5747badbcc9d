import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

export const apiService: Corpus = {
  kind: kinds.APIService,
  samples: [
    {
      name: "every field",
      // Controllers of the other server write its status at once.
      roads: ["create"],
      object: {
        apiVersion: "apiregistration.k8s.io/v1",
        kind: "APIService",
        metadata: { name: "v1alpha1.differential.example.com", labels: { app: "web" } },
        spec: {
          group: "differential.example.com",
          version: "v1alpha1",
          service: { namespace: "differential", name: "api", port: 8443 },
          insecureSkipTLSVerify: true,
          groupPriorityMinimum: 100,
          versionPriority: 15,
        },
      },
      combinations: {
        "checked and not checked": [set("spec.caBundle", "AAEC")],
        "no service": [unset("spec.service")],
        "another name": [set("metadata.name", "v1.other.example.com")],
      },
    },
  ],
};

const names = {
  plural: "widgets",
  singular: "widget",
  shortNames: ["wd"],
  kind: "Widget",
  listKind: "WidgetList",
  categories: ["all"],
};
const schema = {
  openAPIV3Schema: {
    type: "object",
    properties: {
      spec: {
        type: "object",
        required: ["size"],
        properties: {
          size: { type: "integer", minimum: 1, maximum: 10, default: 1 },
          names: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
          any: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
        },
      },
      status: { type: "object", properties: { replicas: { type: "integer" }, selector: { type: "string" } } },
    },
  },
};

export const customResourceDefinition: Corpus = {
  kind: kinds.CustomResourceDefinition,
  samples: [
    {
      name: "every field",
      // Controllers of the other server write its status at once.
      roads: ["create"],
      object: {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: "widgets.differential.example.com", labels: { app: "web" } },
        spec: {
          group: "differential.example.com",
          names,
          scope: "Namespaced",
          versions: [
            {
              name: "v1",
              served: true,
              storage: true,
              schema,
              subresources: {
                status: {},
                scale: {
                  specReplicasPath: ".spec.size",
                  statusReplicasPath: ".status.replicas",
                  labelSelectorPath: ".status.selector",
                },
              },
              additionalPrinterColumns: [
                {
                  name: "Size",
                  type: "integer",
                  format: "int32",
                  description: "text",
                  priority: 0,
                  jsonPath: ".spec.size",
                },
              ],
              selectableFields: [{ jsonPath: ".spec.size" }],
            },
            { name: "v1beta1", served: false, storage: false, deprecated: true, deprecationWarning: "old", schema },
          ],
          conversion: { strategy: "None" },
        },
      },
      skip: ["status", "spec.versions.schema"],
      combinations: {
        "another group than its name says": [set("spec.group", "other.example.com")],
        "two stored versions": [set("spec.versions[1].storage", true)],
        "no stored version": [set("spec.versions[0].storage", false)],
        "one version twice": [set("spec.versions[1].name", "v1")],
        "no version": [set("spec.versions", [])],
        "no schema": [unset("spec.versions[0].schema")],
        "a schema without type": [set("spec.versions[0].schema.openAPIV3Schema", {})],
        "a schema that is no object": [set("spec.versions[0].schema.openAPIV3Schema", { type: "string" })],
        "a list without items": [
          set("spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.names", { type: "array" }),
        ],
        "a default that does not fit": [
          set("spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.size.default", 11),
        ],
        "a bad pattern": [
          set("spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a", { type: "string", pattern: "(" }),
        ],
        "a webhook without its place": [set("spec.conversion", { strategy: "Webhook" })],
        "a webhook": [
          set("spec.conversion", {
            strategy: "Webhook",
            webhook: { clientConfig: { url: "https://hook.example.com/" }, conversionReviewVersions: ["v1"] },
          }),
        ],
        "a field that no schema has": [set("spec.versions[0].selectableFields[0].jsonPath", ".spec.other")],
        "a column without type": [unset("spec.versions[0].additionalPrinterColumns[0].type")],
        "a warning of a version that is not old": [set("spec.versions[0].deprecationWarning", "old")],
        "another scope": [set("spec.scope", "Cluster")],
        "another kind": [set("spec.names.kind", "Gadget")],
      },
    },
  ],
};
