import { aPod, container } from "../testing/pod-view.ts";
import { qosClassOf } from "./qos-class.ts";
import { cgroupParent, containerResources, oomScoreAdj, podRequest, podResources } from "./resources.ts";

const asks = (name: string, requests: Record<string, string>, limits?: Record<string, string>) =>
  container(name, { resources: { requests, ...(limits ? { limits } : {}) } });
const exact = { cpu: "500m", memory: "64Mi" };
const guaranteed = aPod({ containers: [asks("app", exact, exact)] });
const burstable = aPod({ containers: [asks("app", { memory: "256Mi" })] });
const gibibyte = 1024 ** 3;

test("qosClassOf() tells the three classes apart", () =>
  expect([guaranteed, burstable, aPod()].map(qosClassOf)).toEqual(["Guaranteed", "Burstable", "BestEffort"]));
test("cgroupParent() puts guaranteed pods at the top", () =>
  expect([guaranteed, burstable, aPod()].map(cgroupParent)).toEqual([
    "/kubepods/podu",
    "/kubepods/burstable/podu",
    "/kubepods/besteffort/podu",
  ]));
test("oomScoreAdj() goes by class and share", () =>
  expect([guaranteed, burstable, aPod()].map((pod) => oomScoreAdj(pod, pod.spec.containers[0]!, gibibyte))).toEqual([
    -997, 750, 1000,
  ]));
test("containerResources() makes shares of requests and quotas of limits", () =>
  expect(containerResources(asks("app", { cpu: "250m" }, { cpu: "1500m", memory: "64Mi" }))).toEqual({
    cpuShares: 256,
    cpuPeriodMicroseconds: 100_000,
    cpuQuotaMicroseconds: 150_000,
    memoryLimitBytes: 64 * 1024 * 1024,
  }));
test("podResources() limits a pod only when all its containers are limited", () => {
  const half = aPod({ containers: [asks("a", {}, exact), container("b")] });
  expect(podResources(half).memoryLimitBytes).toBeUndefined();
  expect(podResources(guaranteed).memoryLimitBytes).toBe(64 * 1024 * 1024);
});
test("podRequest() counts sidecars beside everything and init containers alone", () => {
  const pod = aPod({
    initContainers: [{ ...asks("side", { cpu: "100m" }), restartPolicy: "Always" }, asks("init", { cpu: "1" })],
    containers: [asks("a", { cpu: "300m" }), asks("b", { cpu: "300m" })],
  });
  expect(podRequest(pod, "cpu")).toBe(1100);
});
