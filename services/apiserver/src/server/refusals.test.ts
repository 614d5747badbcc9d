// long file: one table of requests and refusals
import { type MemoryServer, openMemoryServer } from "../start/memory-server.ts";
import { type TestClient, testClient } from "./testing-client.ts";

/** What bad requests get, through the real door: the code, the reason and the words of the reference. */
let server: MemoryServer;
let clients: Readonly<Record<"2" | "1.1", TestClient>>;
let client: TestClient;
beforeAll(async () => {
  server = await openMemoryServer();
  clients = { "2": testClient("2", server), "1.1": testClient("1.1", server) };
  client = clients["2"];
  await client.send("POST", maps, { body: aMap("there") });
}, 30_000);
afterAll(async () => {
  for (const one of Object.values(clients)) one.close();
  await server.close();
});

const maps = "/api/v1/namespaces/default/configmaps";
const aMap = (name: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
const token = (fields: object) => Buffer.from(JSON.stringify(fields)).toString("base64url");

interface Row {
  readonly it: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly code: number;
  /** Undefined where the answer is no Status. */
  readonly reason?: string;
  readonly says: string | RegExp;
}

const forms: readonly Row[] = [
  {
    it: "a body of plain text",
    method: "POST",
    path: maps,
    headers: { "content-type": "text/plain" },
    body: "hello",
    code: 415,
    reason: "UnsupportedMediaType",
    says: /^the body of the request was in an unknown format - accepted media types include: application\/json/,
  },
  {
    it: "a patch that is no patch",
    method: "PATCH",
    path: `${maps}/there`,
    body: {},
    code: 415,
    reason: "UnsupportedMediaType",
    says: "415: Unsupported Media Type",
  },
  {
    it: "an answer in HTML",
    path: maps,
    headers: { accept: "text/html" },
    code: 406,
    reason: "NotAcceptable",
    says: /^406: Not Acceptable\n\nAvailable representations: application\/json, /,
  },
  {
    it: "a table in protobuf",
    path: maps,
    headers: { accept: "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io" },
    code: 406,
    reason: "NotAcceptable",
    says: /^only the following media types are accepted: /,
  },
  {
    it: "a watch in YAML",
    path: `${maps}?watch=1`,
    headers: { accept: "application/yaml" },
    code: 406,
    says: /only the following media types are accepted: application\/json;stream=watch/,
  },
  {
    it: "metadata of one object for a list",
    path: maps,
    headers: { accept: "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io" },
    code: 406,
    reason: "NotAcceptable",
    says: "you requested PartialObjectMetadata, but the requested object is a list (*core.ConfigMapList)",
  },
  {
    it: "metadata of a list for one object",
    path: `${maps}/there`,
    headers: { accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io" },
    code: 406,
    reason: "NotAcceptable",
    says: "you requested PartialObjectMetadataList, but the requested object is not a list (*core.ConfigMap)",
  },
  {
    it: "rows that carry something else",
    path: `${maps}?includeObject=All`,
    headers: { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" },
    code: 400,
    reason: "BadRequest",
    says: /^Unable to convert to Table as requested: includeObject: Invalid value: "All": /,
  },
];

const noResource = "the server could not find the requested resource";
const noMethod = "the server does not allow this method on the requested resource";
const paths: readonly Row[] = [
  { it: "an unknown resource", path: "/api/v1/things", code: 404, reason: "NotFound", says: noResource },
  { it: "an unknown version", path: "/apis/apps/v9/things", code: 404, reason: "NotFound", says: noResource },
  {
    it: "more behind a subresource than it has",
    path: "/apis/apps/v1/namespaces/default/deployments/a/scale/b",
    code: 404,
    reason: "NotFound",
    says: noResource,
  },
  { it: "an unknown path", path: "/foo", code: 404, says: "404 page not found\n" },
  { it: "a group nobody serves", path: "/apis/foo.example.com/v1/a", code: 404, says: "404 page not found\n" },
  { it: "a HEAD of a list", method: "HEAD", path: maps, code: 405, says: "" },
  {
    it: "an OPTIONS of an object",
    method: "OPTIONS",
    path: `${maps}/there`,
    code: 405,
    reason: "MethodNotAllowed",
    says: noMethod,
  },
  { it: "a POST of a document", method: "POST", path: "/api/v1", body: {}, code: 405, says: new RegExp(noMethod) },
  {
    it: "a POST below /watch/",
    method: "POST",
    path: "/api/v1/watch/namespaces/default/configmaps",
    body: {},
    code: 405,
    reason: "MethodNotAllowed",
    says: noMethod,
  },
  {
    it: "a watch of what is never watched",
    path: "/api/v1/watch/bindings",
    code: 404,
    reason: "NotFound",
    says: noResource,
  },
  {
    it: "a watch of what is not stored",
    path: "/api/v1/componentstatuses?watch=1",
    code: 405,
    reason: "MethodNotAllowed",
    says: 'watch is not supported on resources of kind "componentstatuses"',
  },
  {
    it: "a delete in a namespace without a name",
    method: "DELETE",
    path: "/api/v1/namespaces//configmaps",
    code: 400,
    reason: "BadRequest",
    says: "Namespace parameter required.",
  },
];

const objects: readonly Row[] = [
  {
    it: "an object that is not there",
    path: `${maps}/none`,
    code: 404,
    reason: "NotFound",
    says: 'configmaps "none" not found',
  },
  {
    it: "an object of a group that is not there",
    path: "/apis/apps/v1/namespaces/default/deployments/none",
    code: 404,
    reason: "NotFound",
    says: 'deployments.apps "none" not found',
  },
  {
    it: "a name that is taken",
    method: "POST",
    path: maps,
    body: aMap("there"),
    code: 409,
    reason: "AlreadyExists",
    says: 'configmaps "there" already exists',
  },
  {
    it: "a deletion of another object by that name",
    method: "DELETE",
    path: `${maps}/there`,
    body: { preconditions: { uid: "other" } },
    code: 409,
    reason: "Conflict",
    says: /^Operation cannot be fulfilled on ConfigMap "there": the UID in the precondition \(other\) does not match the UID in record \(.+\)\. The object might have been deleted and then recreated$/,
  },
  {
    it: "a deletion of another version of the object, as the query says",
    method: "DELETE",
    path: `${maps}/there?resourceVersion=1`,
    code: 409,
    reason: "Conflict",
    says: /the ResourceVersion in the precondition \(1\) does not match the ResourceVersion in record \(\d+\)\. The object might have been modified$/,
  },
  {
    it: "a propagation nobody knows",
    method: "DELETE",
    path: `${maps}/there?propagationPolicy=Sideways`,
    code: 422,
    reason: "Invalid",
    says: /^DeleteOptions\.meta\.k8s\.io "" is invalid: propagationPolicy: Unsupported value: "Sideways"/,
  },
  {
    it: "two words on propagation",
    method: "DELETE",
    path: `${maps}/there`,
    body: { propagationPolicy: "Orphan", orphanDependents: true },
    code: 422,
    reason: "Invalid",
    says: /orphanDependents and deletionPropagation cannot be both set$/,
  },
  {
    it: "options of another kind",
    method: "DELETE",
    path: `${maps}/there`,
    body: { kind: "Pod", apiVersion: "v1" },
    code: 400,
    reason: "BadRequest",
    says: /^no kind "Pod" is registered for version "v1" in scheme/,
  },
  {
    it: "options of a kind that every version knows",
    method: "DELETE",
    path: `${maps}/there`,
    body: { kind: "Status", apiVersion: "v1" },
    code: 400,
    reason: "BadRequest",
    says: "converting (v1.Status) to (v1.DeleteOptions): unknown conversion",
  },
  {
    it: "options of the wrong type",
    method: "DELETE",
    path: `${maps}/there`,
    body: { gracePeriodSeconds: "1" },
    code: 400,
    reason: "BadRequest",
    says: "json: cannot unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64",
  },
  {
    it: "an empty grace period",
    method: "DELETE",
    path: `${maps}/there?gracePeriodSeconds=`,
    code: 400,
    reason: "BadRequest",
    says: 'strconv.ParseInt: parsing "": invalid syntax',
  },
];

const invalidToken = (why: string) => `invalid continue token: continue key is not valid: ${why}`;
const invalidList = (why: string) => `ListOptions.meta.k8s.io "" is invalid: ${why}`;
const lists: readonly Row[] = [
  {
    it: "a token of another version",
    path: `${maps}?continue=${token({ v: "meta.k8s.io/v2", rv: 5, start: "a" })}`,
    code: 400,
    reason: "BadRequest",
    says: invalidToken("server does not recognize this encoded version meta.k8s.io/v2"),
  },
  {
    it: "a token without a place",
    path: `${maps}?continue=${token({ v: "meta.k8s.io/v1", rv: 5 })}`,
    code: 400,
    reason: "BadRequest",
    says: invalidToken("encoded start key empty (version meta.k8s.io/v1)"),
  },
  {
    it: "a token and a revision",
    path: `${maps}?resourceVersion=1&continue=${token({ v: "meta.k8s.io/v1", rv: 1, start: "a" })}`,
    code: 400,
    reason: "BadRequest",
    says: "specifying resource version is not allowed when using continue",
  },
  {
    it: "a revision that is no number",
    path: `${maps}?resourceVersion=abc`,
    code: 400,
    reason: "BadRequest",
    says: /^invalid resource version: resourceVersion: Invalid value: "abc": /,
  },
  {
    it: "a match without a revision",
    path: `${maps}?resourceVersionMatch=Exact`,
    code: 422,
    reason: "Invalid",
    says: invalidList(
      "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
    ),
  },
  {
    it: "the exact revision 0",
    path: `${maps}?resourceVersionMatch=Exact&resourceVersion=0`,
    code: 422,
    reason: "Invalid",
    says: invalidList(
      'resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
    ),
  },
  {
    it: "initial events of a list",
    path: `${maps}?sendInitialEvents=true`,
    code: 422,
    reason: "Invalid",
    says: invalidList("sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list"),
  },
  {
    it: "initial events of a deletion",
    method: "DELETE",
    path: `${maps}?sendInitialEvents=true`,
    code: 422,
    reason: "Invalid",
    says: invalidList("sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list"),
  },
  {
    it: "a watch with a token",
    path: `${maps}?watch=1&continue=a`,
    code: 422,
    reason: "Invalid",
    says: invalidList("resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided"),
  },
  {
    it: "a watch from a revision that is no number",
    path: `${maps}?watch=1&resourceVersion=abc`,
    code: 400,
    reason: "BadRequest",
    says: /^invalid resource version: /,
  },
  {
    it: "labels that cannot be read",
    path: `${maps}?labelSelector=a%3D%3D%3Db`,
    code: 400,
    reason: "BadRequest",
    says: /^unable to parse requirement: /,
  },
  {
    it: "a limit that is no number",
    path: `${maps}?limit=abc`,
    code: 400,
    reason: "BadRequest",
    says: 'strconv.ParseInt: parsing "abc": invalid syntax',
  },
  {
    it: "a limit beyond 64 bits",
    path: `${maps}?limit=9223372036854775808`,
    code: 400,
    reason: "BadRequest",
    says: 'strconv.ParseInt: parsing "9223372036854775808": value out of range',
  },
  {
    it: "a field by which pods are not selected",
    path: "/api/v1/pods?fieldSelector=spec.foo%3D1",
    code: 400,
    reason: "BadRequest",
    says: "field label not supported: spec.foo",
  },
  {
    it: "a watch of one object that selects another",
    path: "/api/v1/watch/namespaces/default/configmaps/a?fieldSelector=metadata.name%3Db",
    code: 400,
    reason: "BadRequest",
    says: "fieldSelector metadata.name doesn't match requested name",
  },
  {
    it: "a timeout that is no duration",
    path: `${maps}?timeout=abc`,
    code: 400,
    reason: "BadRequest",
    says: 'invalid timeout specified in the request URL - time: invalid duration "abc"',
  },
];

for (const { it, method = "GET", path, headers, body, code, reason, says } of [
  ...forms,
  ...paths,
  ...objects,
  ...lists,
]) {
  test.each(["2", "1.1"] as const)(`refuses ${it}, over HTTP/%s`, async (version) => {
    const answer = await clients[version].send(method, path, { body, ...(headers ? { headers } : {}) });
    expect(answer.code).toBe(code);
    const status = answer.json as { reason?: string; message?: string } | undefined;
    if (reason)
      expect([status?.reason, status?.message]).toEqual([
        reason,
        typeof says === "string" ? says : expect.stringMatching(says),
      ]);
    else expect(answer.text).toEqual(typeof says === "string" ? says : expect.stringMatching(says));
  });
}

test("says of a revision of the future how far it is, and when to ask again", async () => {
  const answer = await client.send("GET", `${maps}?resourceVersion=99999`);
  expect([answer.code, answer.headers["retry-after"]]).toEqual([504, "1"]);
  expect(answer.json).toMatchObject({
    reason: "Timeout",
    message: expect.stringMatching(/^Timeout: Too large resource version: 99999, current: \d+$/),
    details: { causes: [{ reason: "ResourceVersionTooLarge" }], retryAfterSeconds: 1 },
  });
}, 10_000);

test("indents a Status where that is asked for, like any other answer", async () => {
  expect((await client.send("GET", `${maps}/none?pretty=1`)).text).toMatch(/^\{\n {2}"kind": "Status",\n/);
  expect((await client.send("GET", `${maps}/none`)).text).toMatch(/^\{"kind":"Status",/);
});

test("takes what a DELETE's body says, and nothing of its query", async () => {
  await client.send("POST", maps, { body: aMap("gone") });
  const answer = await client.send("DELETE", `${maps}/gone?dryRun=All`, { body: { gracePeriodSeconds: 0 } });
  expect([answer.code, (await client.send("GET", `${maps}/gone`)).code]).toEqual([200, 404]);
});
