import { aPod, aView, container, ended, later, sandbox, status, t0 } from "../testing/pod-view.ts";
import { decide } from "./decide.ts";
import type { PodView } from "./pod-view.ts";

const withInit = aPod({ initContainers: [container("one"), container("two")] });
const withSidecar = aPod({
  initContainers: [container("side", { restartPolicy: "Always" }), container("one")],
  restartPolicy: "Never",
});
const never = aPod({ restartPolicy: "Never" });
const onFailure = aPod({ restartPolicy: "OnFailure" });

const rows: { it: string; view: Partial<PodView>; at?: number; does: string[]; again?: number }[] = [
  {
    it: "mounts and makes the sandbox at once",
    view: { sandboxes: [], ips: [], volumesReady: false },
    does: ["mountVolumes", "createSandbox 0"],
  },
  {
    it: "does not begin what is being done",
    view: { sandboxes: [], ips: [], volumesReady: false, busy: new Set(["sandbox", "volumes"] as const) },
    does: [],
  },
  { it: "attaches a sandbox that has no network yet", view: { ips: [] }, does: ["createSandbox 0"] },
  { it: "starts the containers when all is there", view: {}, does: ["startContainer app 0"] },
  { it: "waits for the volumes", view: { volumesReady: false, busy: new Set(["volumes"] as const) }, does: [] },
  { it: "runs the first init container alone", view: { pod: withInit }, does: ["startContainer one 0"] },
  {
    it: "runs the second after the first",
    view: { pod: withInit, containers: [ended("one", 0)] },
    does: ["startContainer two 0"],
  },
  {
    it: "runs the containers after the init containers",
    view: { pod: withInit, containers: [ended("two", 0), ended("one", 0)] },
    does: ["startContainer app 0"],
  },
  {
    it: "runs a failed init container again",
    view: { pod: withInit, containers: [ended("one", 1)] },
    does: ["startContainer one 1"],
  },
  {
    it: "ends a pod whose initialisation failed for good",
    view: { pod: aPod({ initContainers: [container("one")], restartPolicy: "Never" }), containers: [ended("one", 1)] },
    does: ["stopPod 30"],
  },
  {
    it: "goes on beside a running sidecar",
    view: { pod: withSidecar, containers: [status("side")] },
    does: ["startContainer one 0"],
  },
  {
    it: "starts a sidecar again though the pod never restarts",
    view: { pod: withSidecar, containers: [status("app"), ended("one", 0), ended("side", 0)] },
    does: ["startContainer side 1"],
  },
  {
    it: "stops the sidecars when the containers are done",
    view: { pod: withSidecar, containers: [ended("app", 0), ended("one", 0), status("side")] },
    does: ["stopPod 30"],
  },
  { it: "leaves what runs alone", view: { containers: [status("app")] }, does: [] },
  {
    it: "starts again at once after the first exit",
    view: { containers: [ended("app", 1)] },
    does: ["startContainer app 1"],
  },
  {
    it: "waits 10 s after the second",
    view: { containers: [ended("app", 1)], crashes: new Map([["app", { delayMs: 10_000, since: t0 }]]) },
    at: 4,
    does: [],
    again: 10,
  },
  {
    it: "starts when the back-off is over",
    view: { containers: [ended("app", 1)], crashes: new Map([["app", { delayMs: 10_000, since: t0 }]]) },
    at: 10,
    does: ["startContainer app 1"],
  },
  {
    it: "keeps a success under OnFailure",
    view: { pod: onFailure, containers: [ended("app", 0)] },
    does: ["stopPod 30"],
  },
  {
    it: "repeats a failure under OnFailure",
    view: { pod: onFailure, containers: [ended("app", 2)] },
    does: ["startContainer app 1"],
  },
  {
    it: "does nothing more for a pod that is done",
    view: { pod: never, sandboxes: [sandbox("NotReady")], containers: [ended("app", 2)], volumesReady: false },
    does: [],
  },
  {
    it: "gives the volumes of a pod back that is done",
    view: { pod: never, sandboxes: [sandbox("NotReady")], containers: [ended("app", 2)] },
    does: ["releasePod"],
  },
  {
    it: "waits after a failure",
    view: { failures: new Map([["container/app", { reason: "x", message: "", at: later(-9), retryAt: later(1) }]]) },
    does: [],
    again: 1,
  },
  {
    it: "replaces a container that was made and never started",
    view: { containers: [status("app", { state: "Created" })] },
    does: ["startContainer app 1"],
  },
  {
    it: "kills what its liveness probe condemns",
    view: {
      containers: [status("app")],
      probes: new Map([["app", { containerId: "app-0", started: true, ready: false, fatal: "liveness" as const }]]),
    },
    does: ["killContainer app"],
  },
  {
    it: "does not heed a verdict on the container before",
    view: {
      containers: [status("app")],
      probes: new Map([["app", { containerId: "other", started: true, ready: false, fatal: "liveness" as const }]]),
    },
    does: [],
  },
  {
    it: "clears a dead sandbox away with what still runs in it",
    view: { sandboxes: [sandbox("NotReady")], containers: [status("app")] },
    does: ["stopSandbox"],
  },
  {
    it: "makes the next sandbox after a dead one",
    view: { sandboxes: [sandbox("NotReady")], containers: [ended("app", 137)], ips: [] },
    does: ["createSandbox 1"],
  },
  {
    it: "stops a pod that is deleted, with the grace asked for",
    view: { pod: aPod({}, { deletionGracePeriodSeconds: 5 }), leaving: true, containers: [status("app")] },
    does: ["stopPod 5"],
  },
  {
    it: "gives at least a second of grace",
    view: { pod: aPod({}, { deletionGracePeriodSeconds: 0 }), leaving: true, containers: [status("app")] },
    does: ["stopPod 1"],
  },
  {
    it: "stops what is still being started",
    view: { leaving: true, sandboxes: [], busy: new Set(["container/app"] as const) },
    does: ["stopPod 30"],
  },
  {
    it: "forgets a deleted pod of which nothing runs",
    view: { leaving: true, sandboxes: [sandbox("NotReady")], containers: [ended("app", 0)] },
    does: ["forgetPod"],
  },
  {
    it: "never starts a pod that the API shows as ended",
    view: { pod: { ...aPod(), status: { phase: "Succeeded" } }, sandboxes: [], volumesReady: false },
    does: [],
  },
  {
    it: "never starts a pod that was refused",
    view: { ended: { reason: "OutOfcpu", message: "" }, sandboxes: [], volumesReady: false, ips: [] },
    does: [],
  },
  {
    it: "keeps one ended attempt and removes those before it",
    view: {
      containers: [status("app", { attempt: 2 }), ended("app", 1, { attempt: 1 }), ended("app", 1, { attempt: 0 })],
    },
    does: ["removeContainer app"],
  },
  {
    it: "wakes when the deadline comes",
    view: {
      pod: { ...aPod({ activeDeadlineSeconds: 60 }), status: { startTime: "2026-11-21T10:00:00Z" } },
      containers: [status("app")],
    },
    does: [],
    again: 60,
  },
];
for (const { it, view, at = 0, does, again } of rows)
  test(`decide() ${it}`, () => {
    const { actions, lookAgainAt } = decide(aView(view), later(at));
    const texts = actions.map((action) => {
      switch (action.do) {
        case "createSandbox":
          return `${action.do} ${action.attempt}`;
        case "startContainer":
          return `${action.do} ${action.container.spec.name} ${action.attempt}`;
        case "killContainer":
        case "removeContainer":
          return `${action.do} ${action.container.name}`;
        case "stopPod":
          return `${action.do} ${action.graceSeconds}`;
        default:
          return action.do;
      }
    });
    expect(texts).toEqual(does);
    expect(lookAgainAt && (lookAgainAt.getTime() - t0.getTime()) / 1000).toBe(again);
  });
