import type { NodeStatus } from "@kubets/api/types/core-v1";
import { differs, type NodeFacts, nodeStatus } from "./node-status.ts";

const facts: NodeFacts = {
  machine: {
    cpus: 2,
    memoryBytes: 4 * 2 ** 30,
    storageBytes: 2 ** 35,
    machineID: "m",
    systemUUID: "u",
    bootID: "b",
    kernelVersion: "6.1",
    osImage: "Debian",
    architecture: "amd64",
  },
  hostname: "a",
  addresses: ["10.0.0.1"],
  maxPods: 110,
  reservedMemoryBytes: 0,
  reservedCpuMilli: 0,
  port: 10250,
  runtimeVersion: "docker://1",
  kubeletVersion: "v1",
  images: [],
  problems: [],
  pressure: { memory: false, disk: false, pids: false },
};
const image = { id: "sha256:1", tags: ["a:1"], digests: [], size: 5 } as unknown as NodeFacts["images"][number];
const first = nodeStatus(facts, undefined, new Date(0));
/** As the API answers: without lists that are empty. */
const { images: _, ...stored } = first;

const rows: { it: string; now: NodeFacts; before?: NodeStatus; news: boolean }[] = [
  { it: "has no news when only time has passed", now: facts, news: false },
  { it: "has no news of no images, which the API leaves out", now: facts, before: stored, news: false },
  { it: "tells a new image", now: { ...facts, images: [image] }, news: true },
  { it: "tells that it is not ready", now: { ...facts, problems: ["no network"] }, news: true },
  { it: "tells conditions that are not known", now: facts, before: { ...first, conditions: [] }, news: true },
];
for (const { it, now, before = first, news } of rows)
  test(`differs() ${it}`, () => expect(differs(before, nodeStatus(now, before, new Date(60_000)))).toBe(news));

test("nodeStatus() keeps the time since which a condition is so", () => {
  const later = nodeStatus({ ...facts, problems: ["no network"] }, first, new Date(60_000));
  expect(later.conditions?.map(({ type, lastTransitionTime }) => `${type} ${lastTransitionTime}`)).toEqual([
    "MemoryPressure 1970-01-01T00:00:00Z",
    "DiskPressure 1970-01-01T00:00:00Z",
    "PIDPressure 1970-01-01T00:00:00Z",
    "Ready 1970-01-01T00:01:00Z",
  ]);
});
