import type { Container, Pod, PodSpec } from "@kubets/api/types/core-v1";
import type { PodView } from "../pod/pod-view.ts";
import type { ContainerStatus, PodSandbox } from "../ports/runtime.ts";

/** The time of all tables. */
export const t0 = new Date("2026-11-21T10:00:00Z");
export const later = (seconds: number): Date => new Date(t0.getTime() + seconds * 1000);

export const container = (name: string, more: Partial<Container> = {}): Container => ({
  name,
  image: "x",
  resources: {},
  ...more,
});

/** A pod with one container `app`. */
export const aPod = (spec: Partial<PodSpec> = {}, metadata: Pod["metadata"] = {}): Pod => ({
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "p", namespace: "ns", uid: "u", ...metadata },
  spec: { containers: [container("app")], terminationGracePeriodSeconds: 30, ...spec },
  status: {},
});

const common = { name: "p", namespace: "ns", uid: "u", createdAt: t0, labels: {}, annotations: {} };
export const sandbox = (state: PodSandbox["state"] = "Ready", attempt = 0): PodSandbox => ({
  ...common,
  id: `s${attempt}`,
  attempt,
  state,
});

/** A container that runs. */
export const status = (name: string, more: Partial<ContainerStatus> = {}): ContainerStatus => ({
  ...{ id: `${name}-0`, sandboxId: "s0", podUid: "u", podName: "p", podNamespace: "ns", name, attempt: 0 },
  ...{ state: "Running", createdAt: t0, startedAt: t0, imageId: "", labels: {}, annotations: {} },
  ...{ image: "x", imageRef: "", exitCode: 0, reason: "", message: "", pid: 1 },
  ...more,
});

export const ended = (name: string, exitCode: number, more: Partial<ContainerStatus> = {}): ContainerStatus =>
  status(name, { state: "Exited", exitCode, finishedAt: t0, ...more });

/** A pod with its sandbox and volumes, and no container yet. */
export const aView = (more: Partial<PodView>): PodView => ({
  pod: aPod(),
  leaving: false,
  sandboxes: [sandbox()],
  containers: [],
  ips: ["10.0.0.1"],
  volumesReady: true,
  busy: new Set(),
  failures: new Map(),
  crashes: new Map(),
  probes: new Map(),
  ended: undefined,
  ...more,
});
