import type { ContainerStatus, Pod, PodStatus } from "@kubets/api/types/core-v1";
import type { TimedCell } from "./cell.ts";
import { pods } from "./pods.ts";

interface Options {
  readonly init?: readonly { name: string; restartPolicy?: string }[];
  readonly deleted?: boolean;
}

const aPod = (status: PodStatus, { init = [], deleted = false }: Options = {}): Pod => ({
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "p", ...(deleted ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {}) },
  spec: {
    containers: [{ name: "c", resources: {} }],
    initContainers: init.map((container) => ({ resources: {}, ...container })),
  },
  status,
});

const container = (
  state: NonNullable<ContainerStatus["state"]>,
  rest: Partial<ContainerStatus> = {},
): ContainerStatus => ({
  name: "c",
  ready: false,
  restartCount: 0,
  image: "i",
  imageID: "",
  state,
  lastState: {},
  ...rest,
});

const running = container({ running: {} }, { ready: true });
const sidecar = { name: "s", restartPolicy: "Always" };

const rows: { it: string; pod: Pod; ready: string; status: string; restarts?: string }[] = [
  {
    it: "shows the phase when nothing else is known",
    pod: aPod({ phase: "Pending" }),
    ready: "0/1",
    status: "Pending",
  },
  {
    it: "counts ready containers",
    pod: aPod({ phase: "Running", containerStatuses: [running] }),
    ready: "1/1",
    status: "Running",
  },
  {
    it: "shows what a container waits for, and its restarts",
    pod: aPod({
      phase: "Running",
      containerStatuses: [container({ waiting: { reason: "CrashLoopBackOff" } }, { restartCount: 7 })],
    }),
    ready: "0/1",
    status: "CrashLoopBackOff",
    restarts: "7",
  },
  {
    it: "shows an exit code where there is no reason",
    pod: aPod({ phase: "Failed", containerStatuses: [container({ terminated: { exitCode: 3 } })] }),
    ready: "0/1",
    status: "ExitCode:3",
  },
  {
    it: "prefers the signal",
    pod: aPod({ phase: "Failed", containerStatuses: [container({ terminated: { exitCode: 0, signal: 9 } })] }),
    ready: "0/1",
    status: "Signal:9",
  },
  {
    it: "shows the pod's reason",
    pod: aPod({ phase: "Failed", reason: "Evicted" }),
    ready: "0/1",
    status: "Evicted",
  },
  {
    it: "shows how far initialisation is",
    pod: aPod(
      {
        phase: "Pending",
        initContainerStatuses: [container({ terminated: { exitCode: 0 } }), container({ running: {} })],
      },
      { init: [{ name: "a" }, { name: "b" }] },
    ),
    ready: "0/1",
    status: "Init:1/2",
  },
  {
    it: "shows why initialisation is stuck",
    pod: aPod(
      { phase: "Pending", initContainerStatuses: [container({ waiting: { reason: "ImagePullBackOff" } })] },
      { init: [{ name: "c" }] },
    ),
    ready: "0/1",
    status: "Init:ImagePullBackOff",
  },
  {
    it: "counts a started sidecar as a container",
    pod: aPod(
      {
        phase: "Running",
        initContainerStatuses: [container({ running: {} }, { name: "s", started: true, ready: true })],
        containerStatuses: [running],
      },
      { init: [sidecar] },
    ),
    ready: "2/2",
    status: "Running",
  },
  {
    it: "shows that it is going",
    pod: aPod({ phase: "Running", containerStatuses: [running] }, { deleted: true }),
    ready: "1/1",
    status: "Terminating",
  },
  {
    it: "shows an ended pod's end even while it is going",
    pod: aPod(
      { phase: "Succeeded", containerStatuses: [container({ terminated: { exitCode: 0, reason: "Completed" } })] },
      { deleted: true },
    ),
    ready: "0/1",
    status: "Completed",
  },
  {
    it: "shows its scheduling gate",
    pod: aPod({
      phase: "Pending",
      conditions: [{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }],
    }),
    ready: "0/1",
    status: "SchedulingGated",
  },
];

for (const { it: says, pod, ready, status, restarts = "0" } of rows) {
  test(`pods() ${says}`, () => expect(pods(pod).cells.slice(1, 4)).toEqual([ready, status, restarts]));
}

test("pods() says when a container was restarted last", () => {
  const lastState = { terminated: { exitCode: 1, finishedAt: "2026-01-01T00:00:00Z" } };
  const pod = aPod({ phase: "Running", containerStatuses: [{ ...running, restartCount: 2, lastState }] });
  const timed: TimedCell = { before: "2 (", since: "2026-01-01T00:00:00Z", after: " ago)" };
  expect(pods(pod).cells[3]).toEqual(timed);
});

test("pods() marks the row of an ended pod as completed", () => {
  expect(pods(aPod({ phase: "Succeeded" })).conditions?.[0]?.reason).toBe("Succeeded");
});
