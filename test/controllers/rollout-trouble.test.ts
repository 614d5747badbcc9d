import { kinds } from "@kubets/api";
import type { Deployment } from "@kubets/api/types/apps-v1";
import { eventually } from "../client/eventually.ts";
import { openManager, type TestManager } from "./open-manager.ts";

let manager: TestManager;
beforeAll(async () => {
  manager = await openManager();
}, 30_000);
afterAll(() => manager.stop());

const key = (name: string) => ({ namespace: "default", name });
const create = (name: string, { spec = {}, pod = {} }: { spec?: object; pod?: object }) =>
  manager.admin.create(kinds.Deployment, {
    metadata: key(name),
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: "c", image: "one" }], ...pod } },
      ...spec,
    },
  } as unknown as Deployment);
const get = (name: string) => manager.admin.get(kinds.Deployment, key(name));
const condition = async (name: string, type: string) => {
  const found = (await get(name)).status.conditions?.find((one) => one.type === type);
  return found && `${found.status} ${found.reason}`;
};
const sets = async (name: string) =>
  (await manager.admin.list(kinds.ReplicaSet, { namespace: "default", labelSelector: `app=${name}` })).items;

test("pods that may not be created are a condition, until they may", async () => {
  await create("refused", { pod: { serviceAccountName: "missing" } });
  await eventually("it says so", async () => (await condition("refused", "ReplicaFailure")) === "True FailedCreate");
  const told = (await manager.admin.list(kinds.Event, { namespace: "default" })).items.find(
    ({ reason, involvedObject }) => reason === "FailedCreate" && involvedObject.kind === "ReplicaSet",
  );
  expect(told?.message).toContain('Error creating: pods "refused-');
  await manager.admin.create(kinds.ServiceAccount, { metadata: key("missing") });
  await eventually(
    "it is taken back",
    async () =>
      (await condition("refused", "ReplicaFailure")) === undefined && (await get("refused")).status.replicas === 2,
    15_000,
  );
}, 25_000);

test("a rollout that does not come further has a deadline", async () => {
  await create("stuck", { spec: { progressDeadlineSeconds: 2, minReadySeconds: 1 } });
  await eventually(
    "the deadline has passed",
    async () => (await condition("stuck", "Progressing")) === "False ProgressDeadlineExceeded",
    12_000,
  );
  await manager.markReady("default", ({ metadata }) => metadata.labels?.app === "stuck");
  await eventually(
    "it is done after all",
    async () => (await condition("stuck", "Progressing")) === "True NewReplicaSetAvailable",
    8000,
  );
}, 30_000);

test("a paused deployment keeps its template's change for later, but is scaled", async () => {
  await create("paused", {});
  await eventually("the first set is there", async () => (await sets("paused")).length === 1);
  const change = (spec: object) =>
    manager.admin.patch(kinds.Deployment, key("paused"), { patch: { strategic: { spec } } });
  await change({ paused: true });
  await eventually("it says so", async () => (await condition("paused", "Progressing")) === "Unknown DeploymentPaused");
  await change({ replicas: 4, template: { spec: { containers: [{ name: "c", image: "two" }] } } });
  await eventually("it is scaled", async () => (await sets("paused"))[0]?.spec.replicas === 4);
  expect(await sets("paused")).toHaveLength(1);
  await change({ paused: false });
  await eventually("the change is rolled out", async () => (await sets("paused")).length === 2);
}, 20_000);
