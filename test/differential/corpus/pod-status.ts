import type { JsonObject } from "../edit.ts";

const time = "2024-01-02T03:04:05Z";

const containerStatus = (name: string): JsonObject => ({
  name,
  state: { running: { startedAt: time } },
  lastState: {
    terminated: {
      exitCode: 1,
      signal: 9,
      reason: "Error",
      message: "text",
      startedAt: time,
      finishedAt: time,
      containerID: "docker://a",
    },
  },
  ready: true,
  restartCount: 1,
  image: "example.com/web:1",
  imageID: "example.com/web@sha256:a",
  containerID: "docker://b",
  started: true,
  allocatedResources: { cpu: "1" },
  resources: { limits: { cpu: "1" }, requests: { cpu: "1" } },
  volumeMounts: [{ name: "empty", mountPath: "/empty", readOnly: true, recursiveReadOnly: "Disabled" }],
  user: { linux: { uid: 1, gid: 2, supplementalGroups: [3] } },
  allocatedResourcesStatus: [{ name: "claim:device", resources: [{ resourceID: "a", health: "Healthy" }] }],
  stopSignal: "SIGTERM",
});

/** What a kubelet writes of a pod, every field of it. */
export const podStatus: JsonObject = {
  observedGeneration: 1,
  phase: "Pending",
  conditions: [
    {
      type: "Ready",
      observedGeneration: 1,
      status: "True",
      lastProbeTime: null,
      lastTransitionTime: time,
      reason: "Fine",
      message: "text",
    },
  ],
  message: "text",
  reason: "Reason",
  nominatedNodeName: "node-a",
  hostIP: "10.0.0.1",
  hostIPs: [{ ip: "10.0.0.1" }],
  podIP: "10.1.0.1",
  podIPs: [{ ip: "10.1.0.1" }, { ip: "fd00::1" }],
  startTime: time,
  initContainerStatuses: [containerStatus("prepare")],
  containerStatuses: [containerStatus("web")],
  ephemeralContainerStatuses: [],
  resourceClaimStatuses: [{ name: "other", resourceClaimName: "drawn" }],
  extendedResourceClaimStatus: {
    requestMappings: [{ containerName: "web", resourceName: "example.com/gpu", requestName: "one" }],
    resourceClaimName: "extended",
  },
  allocatedResources: { cpu: "1" },
  resources: { limits: { cpu: "1" } },
};
