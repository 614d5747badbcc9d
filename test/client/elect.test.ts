import { kinds } from "@kubets/api";
import { type ApiClient, elect, fencedClient, type Leadership } from "@kubets/client";
import { eventually } from "./eventually.ts";
import { openTestServer, type TestServer } from "./open-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
}, 30_000);
afterAll(() => server.close());

const times = { leaseDurationMs: 1000, renewDeadlineMs: 600, retryPeriodMs: 50 };
const log = { info: () => {} };

/** A candidate; `leads` says whether it leads now. */
function campaign(identity: string, name: string, client: Pick<ApiClient, "get" | "create" | "update"> = server.admin) {
  const abort = new AbortController();
  const state = { leads: false, leadership: undefined as Leadership | undefined };
  const options = { client, namespace: "kube-system", name, identity, log, ...times };
  const over = elect(
    options,
    (leadership) => {
      Object.assign(state, { leads: true, leadership });
      return new Promise<void>((resolve) =>
        leadership.signal.addEventListener("abort", () => {
          state.leads = false;
          resolve();
        }),
      );
    },
    abort.signal,
  );
  const stop = () => {
    abort.abort();
    return over;
  };
  return { state, stop };
}

test("one leads; when it gives the lease back the other one leads at once", async () => {
  const a = campaign("a", "handed-over");
  await eventually("a leads", () => a.state.leads);
  const b = campaign("b", "handed-over");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(b.state.leads).toBe(false);
  await a.stop();
  const began = performance.now();
  await eventually("b leads", () => b.state.leads);
  expect(performance.now() - began).toBeLessThan(500);
  const lease = await server.admin.get(kinds.Lease, { namespace: "kube-system", name: "handed-over" });
  expect(lease.spec).toMatchObject({ holderIdentity: "b", leaseDurationSeconds: 1 });
  await b.stop();
});

test("a leader that cannot renew stops before a rival begins, and its writes are fenced", async () => {
  let cut = false;
  const broken = {
    get: server.admin.get,
    create: server.admin.create,
    update: (...given: Parameters<ApiClient["update"]>) =>
      cut ? Promise.reject(new Error("no network")) : server.admin.update(...given),
  } as Pick<ApiClient, "get" | "create" | "update">;
  const a = campaign("a", "lost", broken);
  await eventually("a leads", () => a.state.leads);
  const fenced = fencedClient(server.admin, a.state.leadership!);
  await fenced.create(kinds.ConfigMap, { metadata: { name: "led", namespace: "default" } });
  const b = campaign("b", "lost");
  cut = true;
  let both = false;
  await eventually("b leads", () => {
    both ||= a.state.leads && b.state.leads;
    return b.state.leads;
  });
  expect(both).toBe(false);
  await expect(
    fenced.create(kinds.ConfigMap, { metadata: { name: "late", namespace: "default" } }),
  ).rejects.toMatchObject({ reason: "Conflict" });
  await Promise.all([a.stop(), b.stop()]);
});

test("a restart resumes its own lease at once", async () => {
  const lease = {
    holderIdentity: "me",
    leaseDurationSeconds: 60,
    leaseTransitions: 2,
    renewTime: new Date().toISOString().replace("Z", "000Z"),
  };
  await server.admin.create(kinds.Lease, { metadata: { name: "mine", namespace: "kube-system" }, spec: lease });
  const me = campaign("me", "mine");
  await eventually("me leads", () => me.state.leads, 500);
  await me.stop();
});
