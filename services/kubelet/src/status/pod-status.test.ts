import type { PodStatus } from "@kubets/api/types/core-v1";
import type { PodView } from "../pod/pod-view.ts";
import { aPod, aView, container, ended, later, sandbox, status, t0 } from "../testing/pod-view.ts";
import { podStatus } from "./pod-status.ts";

const context = { now: later(5), hostIPs: ["10.1.1.1"], last: undefined, message: () => "" };
const failure = (reason: string, secondsAgo: number) => ({
  reason,
  message: "why",
  at: later(5 - secondsAgo),
  retryAt: later(60),
});
const failed = (reason: string, secondsAgo: number) =>
  new Map([["container/app" as const, failure(reason, secondsAgo)]]);
const crashed = new Map([["app", { delayMs: 10_000, since: t0 }]]);
const probe = { exec: { command: ["x"] } };
const probed = aPod({ containers: [container("app", { readinessProbe: probe, startupProbe: probe })] });
const verdict = (started: boolean, ready: boolean) =>
  new Map([["app", { containerId: "app-0", started, ready, fatal: undefined }]]);
const withInit = aPod({ initContainers: [container("one")] });
const never = aPod({ restartPolicy: "Never" });

/** `phase`, then the state of each container, then the conditions that are true. */
function shown({ phase, conditions, containerStatuses = [], initContainerStatuses = [] }: PodStatus): string {
  const states = [...initContainerStatuses, ...containerStatuses].map(({ name, state, ready }) => {
    const text = state.waiting?.reason ?? state.terminated?.reason ?? "Running";
    return `${name}:${text}${ready ? "!" : ""}`;
  });
  const short = {
    PodReadyToStartContainers: "sandbox",
    Initialized: "init",
    ContainersReady: "containers",
    Ready: "ready",
  };
  const isTrue = Object.entries(short).filter(([type]) =>
    conditions?.some((one) => one.type === type && one.status === "True"),
  );
  return [phase, ...states, `[${isTrue.map(([, text]) => text).join(" ")}]`].join(" ");
}

const rows: { it: string; view: Partial<PodView>; is: string }[] = [
  { it: "before anything is there", view: { sandboxes: [], ips: [] }, is: "Pending app:ContainerCreating [init]" },
  {
    it: "while it is initialised",
    view: { pod: withInit, containers: [status("one")] },
    is: "Pending one:Running app:PodInitializing [sandbox]",
  },
  {
    it: "after its initialisation",
    view: { pod: withInit, containers: [ended("one", 0)] },
    is: "Pending one:Completed! app:PodInitializing [sandbox init]",
  },
  {
    it: "while its initialisation is repeated",
    view: { pod: withInit, containers: [ended("one", 1)] },
    is: "Pending one:Error app:PodInitializing [sandbox]",
  },
  {
    it: "when it runs",
    view: { containers: [status("app")] },
    is: "Running app:Running! [sandbox init containers ready]",
  },
  {
    it: "until its startup probe has passed",
    view: { pod: probed, containers: [status("app")], probes: verdict(false, false) },
    is: "Running app:Running [sandbox init]",
  },
  {
    it: "until its readiness probe has passed",
    view: { pod: probed, containers: [status("app")], probes: verdict(true, false) },
    is: "Running app:Running [sandbox init]",
  },
  {
    it: "when its probes have passed",
    view: { pod: probed, containers: [status("app")], probes: verdict(true, true) },
    is: "Running app:Running! [sandbox init containers ready]",
  },
  {
    it: "when a container waits for its restart",
    view: { containers: [ended("app", 1)], crashes: crashed },
    is: "Running app:CrashLoopBackOff [sandbox init]",
  },
  {
    it: "when an image has just failed",
    view: { failures: failed("ErrImagePull", 1) },
    is: "Pending app:ErrImagePull [sandbox init]",
  },
  {
    it: "when an image has failed a while ago",
    view: { failures: failed("ErrImagePull", 4) },
    is: "Pending app:ImagePullBackOff [sandbox init]",
  },
  {
    it: "when a variable cannot be had",
    view: { failures: failed("CreateContainerConfigError", 4) },
    is: "Pending app:CreateContainerConfigError [sandbox init]",
  },
  {
    it: "when it has succeeded",
    view: { pod: never, sandboxes: [sandbox("NotReady")], containers: [ended("app", 0)] },
    is: "Succeeded app:Completed [init]",
  },
  {
    it: "when it has failed",
    view: { pod: never, sandboxes: [sandbox("NotReady")], containers: [ended("app", 2)] },
    is: "Failed app:Error [init]",
  },
  {
    it: "when memory was short",
    view: { pod: never, containers: [ended("app", 137, { reason: "OOMKilled" })] },
    is: "Failed app:OOMKilled [sandbox init]",
  },
  {
    it: "while it is being stopped",
    view: { leaving: true, containers: [status("app")], busy: new Set(["stop"] as const) },
    is: "Running app:Running! [sandbox init containers ready]",
  },
  {
    it: "when it was stopped for good",
    view: { leaving: true, containers: [ended("app", 143)], sandboxes: [sandbox("NotReady")] },
    is: "Failed app:Error [init]",
  },
  {
    it: "when it was refused",
    view: { ended: { reason: "OutOfcpu", message: "" }, sandboxes: [], ips: [] },
    is: "Failed [init]",
  },
];
for (const { it, view, is } of rows)
  test(`podStatus() of a pod ${it}`, () => expect(shown(podStatus(aView(view), context))).toBe(is));

test("podStatus() keeps the times of conditions that did not change, and the conditions of others", () => {
  const pod = aPod();
  const before: PodStatus = {
    conditions: [
      { type: "Ready", status: "True", lastTransitionTime: "2026-11-20T00:00:00Z" },
      { type: "example.com/gate", status: "True" },
    ],
  };
  const { conditions } = podStatus(aView({ pod: { ...pod, status: before }, containers: [status("app")] }), context);
  expect(conditions?.find(({ type }) => type === "Ready")?.lastTransitionTime).toBe("2026-11-20T00:00:00Z");
  expect(conditions?.some(({ type }) => type === "example.com/gate")).toBe(true);
});
test("podStatus() tells of a restart what the container before did", () => {
  const view = aView({ containers: [status("app", { id: "app-1", attempt: 1 }), ended("app", 3)] });
  const [app] = podStatus(view, { ...context, message: () => "last words" }).containerStatuses ?? [];
  expect(app?.restartCount).toBe(1);
  expect(app?.lastState.terminated).toMatchObject({ exitCode: 3, reason: "Error", message: "last words" });
});
