import { type TestClient, testClient } from "../server/testing-client.ts";
import { type MemoryServer, openMemoryServer } from "../start/memory-server.ts";

/** Evictions as clients send them; code and texts are those of kube-apiserver 1.36. */
let server: MemoryServer;
let client: TestClient;
beforeAll(async () => {
  server = await openMemoryServer();
  client = testClient("1.1", server);
  await client.send("POST", `${namespace}/serviceaccounts`, {
    body: { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default" } },
  });
}, 30_000);
afterAll(async () => {
  client.close();
  await server.close();
});

const namespace = "/api/v1/namespaces/default";
const budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets";
const merge = { "content-type": "application/merge-patch+json" };

interface Row {
  readonly it: string;
  readonly phase?: string;
  readonly ready?: boolean;
  /** Status of the budget that covers the pod. */
  readonly budget?: Readonly<Record<string, unknown>>;
  readonly policy?: string;
  readonly metadata?: object;
  readonly deleteOptions?: object;
  readonly query?: string;
  readonly code: number;
  readonly told?: object;
  readonly isGone: boolean;
  /** What the budget allows afterwards. */
  readonly left?: number;
}

const refused = "Cannot evict pod as it would violate the pod's disruption budget.";
const because = (message: string) => ({ details: { causes: [{ reason: "DisruptionBudget", message }] } });
const needsOne = because("The disruption budget b needs 1 healthy pods and has 1 currently");

const rows: readonly Row[] = [
  { it: "a pod that no budget covers goes", code: 201, isGone: true },
  { it: "a name other than the path's is refused", metadata: { name: "q" }, code: 400, isGone: false },
  { it: "no name is refused", metadata: {}, code: 400, isGone: false },
  { it: "a dry run of the delete leaves the pod", deleteOptions: { dryRun: ["All"] }, code: 201, isGone: false },
  { it: "a dry run of the request leaves the pod", query: "?dryRun=All", code: 201, isGone: false },
  {
    it: "another uid is a conflict",
    deleteOptions: { preconditions: { uid: "other" } },
    code: 409,
    isGone: false,
  },
  {
    it: "an old resource version is a conflict",
    phase: "Pending",
    deleteOptions: { preconditions: { resourceVersion: "1" } },
    code: 409,
    isGone: false,
  },
  {
    it: "to ignore unreadable objects cannot be asked for",
    deleteOptions: { ignoreStoreReadErrorWithClusterBreakingPotential: true },
    code: 422,
    isGone: false,
  },
  {
    it: "a budget without anything left says why",
    budget: { disruptionsAllowed: 0 },
    code: 429,
    told: { reason: "TooManyRequests", message: refused, ...needsOne },
    isGone: false,
    left: 0,
  },
  {
    it: "a budget that is not yet known is to be asked again",
    budget: { disruptionsAllowed: 1, observedGeneration: 0 },
    code: 429,
    told: { details: { retryAfterSeconds: 10 } },
    isGone: false,
    left: 1,
  },
  { it: "a budget with one left has none then", budget: { disruptionsAllowed: 1 }, code: 201, isGone: true, left: 0 },
  {
    it: "a dry run of the delete takes nothing from the budget",
    budget: { disruptionsAllowed: 1 },
    deleteOptions: { dryRun: ["All"] },
    code: 201,
    isGone: false,
    left: 1,
  },
  {
    it: "a pod that has not begun needs no budget",
    phase: "Pending",
    budget: { disruptionsAllowed: 0 },
    code: 201,
    isGone: true,
    left: 0,
  },
  {
    it: "a pod that is not ready counts for no budget that is met",
    ready: false,
    budget: { disruptionsAllowed: 0 },
    code: 201,
    isGone: true,
    left: 0,
  },
  {
    it: "a pod that is not ready stays where the budget is not met",
    ready: false,
    budget: { disruptionsAllowed: 0, currentHealthy: 0 },
    code: 429,
    isGone: false,
    left: 0,
  },
  {
    it: "a budget may let the unhealthy go always",
    ready: false,
    policy: "AlwaysAllow",
    budget: { disruptionsAllowed: 0, currentHealthy: 0 },
    code: 201,
    isGone: true,
    left: 0,
  },
];

async function prepare({ phase = "Running", ready = true, budget, policy }: Row): Promise<void> {
  await client.send("DELETE", `${namespace}/pods/p?gracePeriodSeconds=0`);
  await client.send("DELETE", `${budgets}/b`);
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", labels: { app: "web" } },
    spec: { containers: [{ name: "c", image: "i" }] },
  };
  expect((await client.send("POST", `${namespace}/pods`, { body: pod })).code).toBe(201);
  const conditions = [{ type: "Ready", status: ready ? "True" : "False" }];
  await client.send("PATCH", `${namespace}/pods/p/status`, { body: { status: { phase, conditions } }, headers: merge });
  if (!budget) return;
  const unhealthy = policy ? { unhealthyPodEvictionPolicy: policy } : {};
  const spec = { minAvailable: 1, selector: { matchLabels: { app: "web" } }, ...unhealthy };
  const metadata = { name: "b" };
  await client.send("POST", budgets, {
    body: { apiVersion: "policy/v1", kind: "PodDisruptionBudget", metadata, spec },
  });
  const status = { observedGeneration: 1, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1, ...budget };
  await client.send("PATCH", `${budgets}/b/status`, { body: { status }, headers: merge });
}

for (const row of rows) {
  test(row.it, async () => {
    await prepare(row);
    const { metadata = { name: "p" }, deleteOptions, query = "", code, told = {}, isGone, left } = row;
    const body = { apiVersion: "policy/v1", kind: "Eviction", metadata, deleteOptions };
    const answer = await client.send("POST", `${namespace}/pods/p/eviction${query}`, { body });
    expect(answer.code).toBe(code);
    expect(answer.json).toMatchObject(told);
    expect((await client.send("GET", `${namespace}/pods/p`)).code).toBe(isGone ? 404 : 200);
    if (left === undefined) return;
    const { json } = await client.send("GET", `${budgets}/b`);
    expect(json).toMatchObject({ status: { disruptionsAllowed: left } });
  });
}
