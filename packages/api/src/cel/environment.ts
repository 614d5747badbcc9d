import { type CelType, simple, typeOf } from "./types.ts";

/** What an expression may name. */
export interface Environment {
  readonly variables: ReadonlyMap<string, CelType>;
  /** Objects whose fields are known; the members of any other object are unknown, and so of any type. */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, CelType>>;
  /** Types that can be written as literals; `Object` brings `Object.spec` and all below. */
  readonly literals: ReadonlySet<string>;
}

const object = (fields: Readonly<Record<string, string>>): ReadonlyMap<string, CelType> =>
  new Map(Object.entries(fields).map(([name, type]) => [name, typeOf(type)]));

const admissionObjects = {
  AdmissionRequest: object({
    kind: "GroupVersionKind",
    resource: "GroupVersionResource",
    subResource: "string",
    requestKind: "GroupVersionKind",
    requestResource: "GroupVersionResource",
    requestSubResource: "string",
    name: "string",
    namespace: "string",
    operation: "string",
    userInfo: "UserInfo",
    dryRun: "bool",
    options: "dyn",
  }),
  GroupVersionKind: object({ group: "string", version: "string", kind: "string" }),
  GroupVersionResource: object({ group: "string", version: "string", resource: "string" }),
  UserInfo: object({ username: "string", uid: "string", groups: "list<string>", extra: "map<string, list<string>>" }),
  Namespace: object({ metadata: "NamespaceMetadata", spec: "NamespaceSpec", status: "NamespaceStatus" }),
  NamespaceMetadata: object({
    name: "string",
    generateName: "string",
    namespace: "string",
    labels: "map<string, string>",
    annotations: "map<string, string>",
    UID: "string",
    creationTimestamp: "timestamp",
    deletionGracePeriodSeconds: "int",
    deletionTimestamp: "timestamp",
    generation: "int",
    resourceVersion: "string",
    finalizers: "list<string>",
  }),
  NamespaceSpec: object({ finalizers: "list<string>" }),
  NamespaceStatus: object({ conditions: "list<NamespaceCondition>", phase: "string" }),
  NamespaceCondition: object({
    status: "string",
    type: "string",
    lastTransitionTime: "timestamp",
    message: "string",
    reason: "string",
  }),
};

/** What a policy's expression sees beside the request. */
export interface PolicyVariables {
  readonly params: boolean;
  /** The variables before this one, with their types. */
  readonly variables: ReadonlyMap<string, CelType>;
  /** Of policies that change objects. */
  readonly mutates?: boolean;
}

const requestVariables = object({
  object: "dyn",
  oldObject: "dyn",
  request: "AdmissionRequest",
  authorizer: "authorizer",
  "authorizer.requestResource": "resourceCheck",
});

/** The match conditions of webhooks and policies. */
export const matchConditionEnvironment: Environment = {
  variables: requestVariables,
  objects: new Map(Object.entries(admissionObjects)),
  literals: new Set(),
};

/** The expressions of an admission policy. */
export const policyEnvironment = ({ params, variables, mutates = false }: PolicyVariables): Environment => ({
  variables: new Map([
    ...requestVariables,
    ["namespaceObject", simple("Namespace")],
    ["variables", simple("Variables")],
    ...(params ? [["params", simple("dyn")] as const] : []),
  ]),
  objects: new Map<string, ReadonlyMap<string, CelType>>([
    ...Object.entries(admissionObjects),
    ["Variables", variables],
  ]),
  literals: new Set(mutates ? ["Object", "JSONPatch"] : []),
});

/** Messages are made where nobody may be asked what is allowed. */
export const withoutAuthorizer = ({ variables, ...rest }: Environment): Environment => ({
  ...rest,
  variables: new Map([...variables].filter(([name]) => !name.startsWith("authorizer"))),
});

/** The selectors of device classes and claims. */
export const deviceEnvironment: Environment = {
  variables: object({ device: "Device" }),
  objects: new Map([
    [
      "Device",
      object({
        driver: "string",
        attributes: "map<string, map<string, dyn>>",
        capacity: "map<string, map<string, quantity>>",
        allowMultipleAllocations: "bool",
      }),
    ],
  ]),
  literals: new Set(),
};
