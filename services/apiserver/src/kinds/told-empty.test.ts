import { type TestClient, testClient } from "../server/testing-client.ts";
import { type MemoryServer, openMemoryServer } from "../start/memory-server.ts";

/** The few rules that tell an empty list or map from none, as kube-apiserver's do. */
let server: MemoryServer;
let client: TestClient;
beforeAll(async () => {
  server = await openMemoryServer();
  client = testClient("2", server);
}, 30_000);
afterAll(async () => {
  client.close();
  await server.close();
});

const networking = "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies";
const discovery = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";
const autoscaling = "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers";

const patchOf = (type: string, body: object) => ["PATCH", body, { "content-type": `application/${type}` }] as const;
const policy = (spec: object) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: "a" },
  spec: { podSelector: {}, policyTypes: ["Ingress"], ...spec },
});
const slice = (endpoint: object) => ({
  metadata: { name: "a" },
  addressType: "IPv4",
  endpoints: [{ addresses: ["10.0.0.1"], ...endpoint }],
});

interface Story {
  readonly it: string;
  readonly path: string;
  readonly made: object;
  readonly write: readonly ["PUT" | "PATCH", object, Readonly<Record<string, string>>?];
  readonly generation: number;
}
const stories: readonly Story[] = [
  {
    it: "no rules, written as an empty list, are a change each time they are written",
    path: networking,
    made: policy({ ingress: [] }),
    write: ["PUT", policy({ ingress: [] })],
    generation: 3,
  },
  {
    it: "a selector without labels is a change where it says so",
    path: networking,
    made: policy({}),
    write: ["PUT", policy({ podSelector: { matchLabels: {} } })],
    generation: 3,
  },
  {
    it: "no rules that are not written are none",
    path: networking,
    made: policy({ ingress: [] }),
    write: ["PUT", policy({})],
    generation: 1,
  },
  {
    it: "a patch to no rules is a change",
    path: networking,
    made: policy({}),
    write: patchOf("merge-patch+json", { spec: { ingress: [] } }),
    generation: 3,
  },
  {
    it: "a patch of something else is none",
    path: networking,
    made: policy({ ingress: [] }),
    write: patchOf("merge-patch+json", { metadata: { labels: { a: "b" } } }),
    generation: 1,
  },
  {
    it: "no rules that are applied are a change",
    path: networking,
    made: policy({ ingress: [] }),
    write: patchOf("apply-patch+yaml", policy({ ingress: [] })),
    generation: 3,
  },
  {
    it: "topology that is forgotten is a change, the first time and ever after",
    path: discovery,
    made: slice({}),
    write: ["PUT", slice({ deprecatedTopology: { rack: "1" } })],
    generation: 3,
  },
  {
    it: "topology that says nothing is none",
    path: discovery,
    made: slice({}),
    write: ["PUT", slice({ deprecatedTopology: {} })],
    generation: 1,
  },
];
for (const { it, path, made, write, generation } of stories) {
  test(`twice: ${it}`, async () => {
    await client.send("DELETE", `${path}/a`);
    expect((await client.send("POST", path, { body: made })).code).toBe(201);
    const [method, body, headers] = write;
    const send = () =>
      client.send(
        method,
        `${path}/a?fieldManager=test&${headers?.["content-type"]?.includes("apply") ? "force=true" : ""}`,
        {
          body,
          ...(headers ? { headers } : {}),
        },
      );
    await send();
    const { code, json } = await send();
    expect({ code, generation: (json as { metadata: { generation: number } }).metadata.generation }).toEqual({
      code: 200,
      generation,
    });
  });
}

const autoscaler = (behavior: object) => ({
  metadata: { name: "a" },
  spec: { scaleTargetRef: { kind: "Deployment", name: "a", apiVersion: "apps/v1" }, maxReplicas: 3, behavior },
});

test("no policies at all are filled in", async () => {
  const { code } = await client.send("POST", `${autoscaling}?dryRun=All`, { body: autoscaler({ scaleUp: {} }) });
  expect(code).toBe(201);
});

test("an empty list of policies is refused, the second time too", async () => {
  const body = autoscaler({ scaleUp: { policies: [] }, scaleDown: {} });
  await client.send("POST", `${autoscaling}?dryRun=All`, { body });
  const { code, json } = await client.send("POST", `${autoscaling}?dryRun=All`, { body });
  expect({ code, json }).toMatchObject({
    code: 422,
    json: { details: { causes: [{ reason: "FieldValueRequired", field: "spec.behavior.scaleUp.policies" }] } },
  });
});
