import { kinds } from "@kubets/api";
import { Registry } from "prom-client";
import type { Entry } from "../store/store.ts";
import { registerStorageMetrics } from "./storage-metrics.ts";

function open({ isFilled = true, databaseBytes = async () => 4096 }) {
  const registry = new Registry();
  const all = [kinds.Pod, kinds.Deployment, kinds.Event, kinds["events.k8s.io/v1/Event"], kinds.ComponentStatus];
  const store = { peekAll: () => [{}, {}] as unknown as readonly Entry[] };
  registerStorageMetrics(registry, { store, kinds: () => all, isFilled: () => isFilled, databaseBytes });
  return async () => (await registry.metrics()).split("\n").filter((line) => line.startsWith("apiserver_"));
}

test("objects of each resource are counted once, by the name of now and the one before", async () => {
  const lines = await open({})();
  expect(lines).toContain('apiserver_resource_objects{group="apps",resource="deployments"} 2');
  expect(lines.filter((line) => line.startsWith("apiserver_storage_objects"))).toEqual([
    'apiserver_storage_objects{resource="pods"} 2',
    'apiserver_storage_objects{resource="deployments.apps"} 2',
    'apiserver_storage_objects{resource="events"} 2',
  ]);
});

test("-1 says that nobody knows yet", async () => {
  expect(await open({ isFilled: false })()).toContain('apiserver_resource_objects{group="",resource="pods"} -1');
});

test("the database's size is told", async () => {
  expect(await open({})()).toContain('apiserver_storage_size_bytes{storage_cluster_id="etcd-0"} 4096');
});

test("while etcd does not answer there is no size, and all else is there", async () => {
  const lines = await open({ databaseBytes: () => Promise.reject(new Error("etcd does not answer")) })();
  expect(lines.some((line) => line.startsWith("apiserver_storage_size_bytes"))).toBe(false);
  expect(lines).toHaveLength(6);
});
