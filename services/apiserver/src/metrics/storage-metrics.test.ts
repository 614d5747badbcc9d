import { kinds } from "@kubets/api";
import { Registry } from "prom-client";
import type { Entry } from "../store/store.ts";
import { registerStorageMetrics } from "./storage-metrics.ts";

test("apiserver_storage_objects counts each resource once, and says -1 while nobody knows", async () => {
  const registry = new Registry();
  let isFilled = false;
  const all = [kinds.Pod, kinds.Deployment, kinds.Event, kinds["events.k8s.io/v1/Event"], kinds.ComponentStatus];
  const store = { peekAll: () => [{}, {}] as unknown as readonly Entry[] };
  registerStorageMetrics(registry, { store, kinds: () => all, isFilled: () => isFilled });
  const lines = async () => (await registry.metrics()).split("\n").filter((line) => line.startsWith("apiserver_"));
  expect(await lines()).toEqual([
    'apiserver_storage_objects{resource="pods"} -1',
    'apiserver_storage_objects{resource="deployments.apps"} -1',
    'apiserver_storage_objects{resource="events"} -1',
  ]);
  isFilled = true;
  expect((await lines())[0]).toBe('apiserver_storage_objects{resource="pods"} 2');
});
