// long file: one table, a row for each way to send what cannot be taken.
import { type MemoryServer, openMemoryServer } from "../start/memory-server.ts";
import { type SendOptions, type TestClient, testClient } from "./testing-client.ts";

/** What a client is told that sends what cannot be taken. The texts are those of kube-apiserver 1.36. */
let server: MemoryServer;
let client: TestClient;
beforeAll(async () => {
  server = await openMemoryServer();
  client = testClient("1.1", server);
  await client.send("POST", configMaps, { body: configMap("there") });
  await client.send("POST", configMaps, { body: { ...configMap("fixed"), immutable: true } });
  const held = { ...configMap("going"), metadata: { name: "going", finalizers: ["example.com/guard"] } };
  await client.send("POST", configMaps, { body: held });
  await client.send("POST", budgets, { body: budget });
  await client.send("DELETE", `${configMaps}/going`);
}, 30_000);
afterAll(async () => {
  client.close();
  await server.close();
});

const configMaps = "/api/v1/namespaces/default/configmaps";
const deployments = "/apis/apps/v1/namespaces/default/deployments";
const pods = "/api/v1/namespaces/default/pods";
const roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles";
const budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets";
const budget = {
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "held" },
  spec: { minAvailable: 1, selector: { matchLabels: { app: "web" } } },
};
const configMap = (name: string, rest: object = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, ...rest },
  data: { a: "1" },
});
const deployment = (spec: string) =>
  `{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a"},"spec":${spec}}`;
const json = { "content-type": "application/json" };
const yaml = { "content-type": "application/yaml" };
const patchOf = (kind: string) => ({ "content-type": `application/${kind}-patch+json` });
const applyOf = { "content-type": "application/apply-patch+yaml" };
const unrecognised = (why: string, shown: string) =>
  `the object provided is unrecognized (must be of type ConfigMap): ${why} (${shown})`;
const notJson = "couldn't get version/kind; json parse error: ";

interface Row {
  readonly it: string;
  readonly send: readonly [method: string, path: string, options?: SendOptions];
  readonly code: number;
  readonly reason?: string;
  /** All of it, or what it must match. */
  readonly message: string | RegExp;
}

const rows: readonly Row[] = [
  {
    it: "half an object is no JSON",
    send: ["POST", configMaps, { body: "{", headers: json }],
    code: 400,
    reason: "BadRequest",
    message: unrecognised(`${notJson}unexpected end of JSON input`, "{"),
  },
  {
    it: "a text is no JSON, and is shown in hex",
    send: ["POST", configMaps, { body: "not json", headers: json }],
    code: 400,
    reason: "BadRequest",
    message: unrecognised(`${notJson}invalid character 'o' in literal null (expecting 'u')`, "6e6f74206a736f6e"),
  },
  {
    it: "no body is told to be empty",
    send: ["POST", configMaps, { body: "", headers: json }],
    code: 400,
    reason: "BadRequest",
    message: unrecognised(`${notJson}unexpected end of JSON input`, "<empty>"),
  },
  {
    it: "a kind that nobody knows",
    send: ["POST", configMaps, { body: { apiVersion: "v1", kind: "Foo" } }],
    code: 400,
    reason: "BadRequest",
    message:
      'Foo in version "v1" cannot be handled as a ConfigMap: no kind "Foo" is registered for version "v1" in scheme "pkg/runtime/scheme.go:111"',
  },
  {
    it: "another version than the URL's",
    send: ["POST", configMaps, { body: { apiVersion: "apps/v1", kind: "ConfigMap" } }],
    code: 400,
    reason: "BadRequest",
    message:
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: no kind "ConfigMap" is registered for version "apps/v1" in scheme "pkg/runtime/scheme.go:111"',
  },
  {
    it: "a text for a number names Go's field and type",
    send: ["POST", deployments, { body: deployment('{"replicas":"3"}'), headers: json }],
    code: 400,
    reason: "BadRequest",
    message:
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
  },
  {
    it: "an exponent is no integer",
    send: ["POST", deployments, { body: deployment('{"replicas":1e2}'), headers: json }],
    code: 400,
    reason: "BadRequest",
    message:
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal number 1e2 into Go struct field DeploymentSpec.spec.replicas of type int32',
  },
  {
    it: "unknown and double fields refuse a strict write, in the order of the body",
    send: [
      "POST",
      `${deployments}?fieldValidation=Strict`,
      { body: deployment('{"foo":1,"paused":true,"paused":false}'), headers: json },
    ],
    code: 400,
    reason: "BadRequest",
    message:
      'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.foo", duplicate field "spec.paused"',
  },
  {
    it: "a key that YAML has twice",
    send: [
      "POST",
      `${configMaps}?fieldValidation=Strict`,
      { body: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n", headers: yaml },
    ],
    code: 400,
    reason: "BadRequest",
    message: /strict decoding error: yaml: unmarshal errors:\n {2}line 5: key "name" already set in map/,
  },
  {
    it: "a way of field validation that there is not",
    send: ["POST", `${configMaps}?fieldValidation=Bogus`, { body: configMap("a") }],
    code: 422,
    reason: "Invalid",
    message:
      'CreateOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "Bogus": supported values: "", "Ignore", "Strict", "Warn"',
  },
  {
    it: "a dry run of something",
    send: ["POST", `${configMaps}?dryRun=Some`, { body: configMap("a") }],
    code: 422,
    reason: "Invalid",
    message: /CreateOptions\.meta\.k8s\.io "" is invalid: dryRun: Unsupported value: /,
  },
  {
    it: "a manager of too long a name",
    send: ["POST", `${configMaps}?fieldManager=${"a".repeat(129)}`, { body: configMap("a") }],
    code: 422,
    reason: "Invalid",
    message: 'CreateOptions.meta.k8s.io "" is invalid: fieldManager: Too long: may not be more than 128 bytes',
  },
  {
    it: "a body over three MiB",
    send: ["POST", configMaps, { body: configMap("a", { annotations: { a: "x".repeat(3 * 1024 * 1024) } }) }],
    code: 413,
    reason: "RequestEntityTooLarge",
    message: "Request entity too large: limit is 3145728",
  },
  {
    it: "arrays in arrays in arrays",
    send: ["POST", configMaps, { body: `{"a":${"[".repeat(1_500_000)}`, headers: json }],
    code: 400,
    reason: "BadRequest",
    message: /exceeded max depth/,
  },
  {
    it: "aliases of aliases of aliases",
    send: ["POST", configMaps, { body: aliasBomb(), headers: yaml }],
    code: 400,
    reason: "BadRequest",
    message: /document contains excessive aliasing/,
  },
  {
    it: "neither a name nor how one begins",
    send: ["POST", configMaps, { body: { apiVersion: "v1", kind: "ConfigMap" } }],
    code: 422,
    reason: "Invalid",
    message: 'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
  },
  {
    it: "a name that is none",
    send: ["POST", configMaps, { body: configMap("A_b") }],
    code: 422,
    reason: "Invalid",
    message: /^ConfigMap "A_b" is invalid: metadata\.name: Invalid value: "A_b": a lowercase RFC 1123 subdomain/,
  },
  {
    it: "a name that would be two steps of a path",
    send: [
      "POST",
      roles,
      { body: { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role", metadata: { name: "a/b" } } },
    ],
    code: 422,
    reason: "Invalid",
    message: `Role.rbac.authorization.k8s.io "a/b" is invalid: metadata.name: Invalid value: "a/b": may not contain '/'`,
  },
  {
    it: "no version where one must be said",
    send: ["PUT", `${budgets}/held`, { body: budget }],
    code: 422,
    reason: "Invalid",
    message:
      'poddisruptionbudgets.policy "held" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
  },
  {
    it: "another namespace than the URL's",
    send: ["POST", configMaps, { body: configMap("a", { namespace: "other" }) }],
    code: 400,
    reason: "BadRequest",
    message: "the namespace of the provided object does not match the namespace sent on the request",
  },
  {
    it: "another name than the URL's",
    send: ["PUT", `${configMaps}/there`, { body: configMap("b") }],
    code: 400,
    reason: "BadRequest",
    message: "the name of the object (b) does not match the name on the URL (there)",
  },
  {
    it: "no name where the URL has one",
    send: ["PUT", `${configMaps}/there`, { body: { apiVersion: "v1", kind: "ConfigMap" } }],
    code: 400,
    reason: "BadRequest",
    message: "the name of the object (there based on URL) was undeterminable: name must be provided",
  },
  {
    it: "a patch to a kind that is no text",
    send: ["PATCH", `${configMaps}/there`, { body: { kind: 1 }, headers: patchOf("merge") }],
    code: 422,
    reason: "Invalid",
    message:
      /: couldn't get version\/kind; json parse error: json: cannot unmarshal number into Go struct field \.kind of type string$/,
  },
  {
    it: "a patch that leaves no version",
    send: ["PATCH", `${configMaps}/there`, { body: { apiVersion: null }, headers: patchOf("merge") }],
    code: 400,
    reason: "BadRequest",
    message: "the name of the object (there based on URL) was undeterminable: name must be provided",
  },
  {
    it: "an apply of a kind that is no text",
    send: [
      "PATCH",
      `${configMaps}/there?fieldManager=m`,
      { body: '{"apiVersion":"v1","kind":1,"metadata":{"name":"there"}}', headers: applyOf },
    ],
    code: 400,
    reason: "BadRequest",
    message: "invalid object type: /v1, Kind=",
  },
  {
    it: "an unknown field that is there twice is told once",
    send: [
      "POST",
      `${deployments}?fieldValidation=Strict`,
      { body: deployment('{"x":{"y":1,"y":2},"x":2}'), headers: json },
    ],
    code: 400,
    reason: "BadRequest",
    message: /strict decoding error: unknown field "spec.x"$/,
  },
  {
    it: "a number or text that is no int32",
    send: [
      "POST",
      deployments,
      { body: deployment('{"strategy":{"rollingUpdate":{"maxSurge":2147483648}}}'), headers: json },
    ],
    code: 400,
    reason: "BadRequest",
    message:
      /cannot unmarshal number 2147483648 into Go struct field RollingUpdateDeployment\.spec\.strategy\.rollingUpdate\.maxSurge of type int32$/,
  },
  {
    it: "an update of an older version",
    send: ["PUT", `${configMaps}/there`, { body: configMap("there", { resourceVersion: "1" }) }],
    code: 409,
    reason: "Conflict",
    message:
      'Operation cannot be fulfilled on configmaps "there": the object has been modified; please apply your changes to the latest version and try again',
  },
  {
    it: "a version that is no number, which kube-apiserver answers with 500",
    send: ["PUT", `${configMaps}/there`, { body: configMap("there", { resourceVersion: "abc" }) }],
    code: 400,
    reason: "BadRequest",
    message: 'invalid resource version: "abc"',
  },
  {
    it: "a version of an object that is yet to be",
    send: ["POST", configMaps, { body: configMap("new", { resourceVersion: "5" }) }],
    code: 500,
    message: "resourceVersion should not be set on objects to be created",
  },
  {
    it: "other data of what is immutable",
    send: ["PUT", `${configMaps}/fixed`, { body: { ...configMap("fixed"), data: { a: "2" }, immutable: true } }],
    code: 422,
    reason: "Invalid",
    message: 'ConfigMap "fixed" is invalid: data: Forbidden: field is immutable when `immutable` is set',
  },
  {
    it: "a further finalizer of what is going",
    send: [
      "PATCH",
      `${configMaps}/going`,
      { body: '{"metadata":{"finalizers":["example.com/guard","example.com/other"]}}', headers: patchOf("merge") },
    ],
    code: 422,
    reason: "Invalid",
    message:
      /metadata\.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers \[\]string\{"example\.com\/other"\}/,
  },
  {
    it: "a JSON patch whose path is not there",
    send: ["PATCH", `${configMaps}/there`, { body: '[{"op":"remove","path":"/none"}]', headers: patchOf("json") }],
    code: 422,
    reason: "Invalid",
    message: "the server rejected our request due to an error in our request",
  },
  {
    it: "a merge patch that is no JSON",
    send: ["PATCH", `${configMaps}/there`, { body: "{", headers: patchOf("merge") }],
    code: 400,
    reason: "BadRequest",
    message: /^error decoding patch: /,
  },
  {
    it: "a JSON patch of too many steps",
    send: [
      "PATCH",
      `${configMaps}/there`,
      {
        body: JSON.stringify(Array.from({ length: 10_001 }, () => ({ op: "test", path: "/kind", value: "ConfigMap" }))),
        headers: patchOf("json"),
      },
    ],
    code: 413,
    reason: "RequestEntityTooLarge",
    message: /The allowed maximum operations in a JSON patch is 10000, got 10001/,
  },
  {
    it: "a merge patch that makes a list of a text",
    send: [
      "PATCH",
      `${configMaps}/there`,
      { body: '{"metadata":{"annotations":{"foo":["bar"]}}}', headers: patchOf("merge") },
    ],
    code: 422,
    reason: "Invalid",
    message: /^ "" is invalid: patch: Invalid value: /,
  },
  {
    it: "a patch of what is not there",
    send: ["PATCH", `${configMaps}/none`, { body: "{}", headers: patchOf("merge") }],
    code: 404,
    reason: "NotFound",
    message: 'configmaps "none" not found',
  },
  {
    it: "an apply by nobody",
    send: ["PATCH", `${configMaps}/there`, { body: JSON.stringify(configMap("there")), headers: applyOf }],
    code: 422,
    reason: "Invalid",
    message: 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
  },
  {
    it: "force of what is no apply",
    send: ["PATCH", `${configMaps}/there?force=true`, { body: "{}", headers: patchOf("merge") }],
    code: 422,
    reason: "Invalid",
    message: 'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch',
  },
  {
    it: "an apply of what another one manages",
    send: [
      "PATCH",
      `${configMaps}/there?fieldManager=other`,
      { body: JSON.stringify({ ...configMap("there"), data: { a: "2" } }), headers: applyOf },
    ],
    code: 409,
    reason: "Conflict",
    message: /^Apply failed with 1 conflict: conflict with "[^"]*" using v1( at [^:]*)?: \.data\.a$/,
  },
  {
    it: "an apply that is no YAML",
    send: ["PATCH", `${configMaps}/there?fieldManager=other`, { body: "a: b: c", headers: applyOf }],
    code: 400,
    reason: "BadRequest",
    message: /^error decoding YAML: /,
  },
  {
    it: "no credentials that anybody knows",
    send: ["GET", configMaps, { headers: { authorization: "Bearer wrong" } }],
    code: 401,
    reason: "Unauthorized",
    message: "Unauthorized",
  },
  {
    it: "somebody who may not",
    send: ["GET", configMaps, { headers: { "impersonate-user": "jane" } }],
    code: 403,
    reason: "Forbidden",
    message:
      'configmaps is forbidden: User "jane" cannot list resource "configmaps" in API group "" in the namespace "default"',
  },
  {
    it: "a namespace that is not there",
    send: ["POST", "/api/v1/namespaces/none/configmaps", { body: configMap("a") }],
    code: 404,
    reason: "NotFound",
    message: 'namespaces "none" not found',
  },
  {
    it: "a timeout that is none",
    send: ["GET", `${pods}?timeout=abc`],
    code: 400,
    reason: "BadRequest",
    message: /invalid timeout specified in the request URL/,
  },
];

for (const { it, send, code, reason, message } of rows) {
  test(`is told: ${it}`, async () => {
    const answer = await client.send(...send);
    const status = answer.json as { readonly reason?: string; readonly message: string; readonly code: number };
    expect({ code: answer.code, said: status.code, reason: status.reason }).toEqual({ code, said: code, reason });
    if (typeof message === "string") expect(status.message).toBe(message);
    else expect(status.message).toMatch(message);
  });
}

const unknownFields = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"},"foo":1}';
const byFieldValidation = [
  { it: "warns of an unknown field", query: "dryRun=All", warnings: '299 - "unknown field \\"foo\\""' },
  { it: "warns when asked to", query: "dryRun=All&fieldValidation=Warn", warnings: '299 - "unknown field \\"foo\\""' },
  { it: "is silent when asked to", query: "dryRun=All&fieldValidation=Ignore", warnings: undefined },
];
for (const { it, query, warnings } of byFieldValidation) {
  test(`a write ${it}`, async () => {
    const {
      code,
      headers,
      json: made,
    } = await client.send("POST", `${configMaps}?${query}`, { body: unknownFields, headers: json });
    expect(code).toBe(201);
    expect(headers["warning"]).toBe(warnings);
    expect(made).not.toHaveProperty("foo");
  });
}

/** Ten lists of ten of the list before. */
function aliasBomb(): string {
  const lists = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(",")}]`);
  return ["apiVersion: v1", "kind: ConfigMap", "a0: &a0 [x]", ...lists].join("\n");
}
