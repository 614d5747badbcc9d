import type { ContainerStatus, Pod, PodCondition, PodStatus } from "@kubets/api/types/core-v1";
import { containersOf } from "../pod/containers-of.ts";
import type { Phase } from "./phase.ts";
import { timeText } from "./time-text.ts";

export interface ConditionInput {
  readonly pod: Pod;
  readonly phase: Phase;
  readonly statuses: ReadonlyMap<string, ContainerStatus>;
  /** The sandbox runs and has its network. */
  readonly hasSandbox: boolean;
  readonly now: Date;
  /** What was decided last, which the API may not have yet. */
  readonly last: PodStatus | undefined;
}

/** Types that the kubelet decides; all others belong to whoever wrote them. */
export const ownConditions: readonly string[] = [
  "PodReadyToStartContainers",
  "Initialized",
  "Ready",
  "ContainersReady",
  "PodScheduled",
];

/** The conditions of a decided status, with those of others as they are in the API now. */
export const withOthers = (decided: PodStatus, inApi: PodStatus | undefined): PodStatus => ({
  ...decided,
  conditions: [
    ...(decided.conditions ?? []).filter(({ type }) => ownConditions.includes(type)),
    ...(inApi?.conditions ?? []).filter(({ type }) => !ownConditions.includes(type)),
  ],
});

type Bare = Pick<PodCondition, "type" | "status" | "reason" | "message">;

/** The kubelet's conditions of a pod, and those of others as they were. */
export function conditionsOf(input: ConditionInput): PodCondition[] {
  const { pod, now } = input;
  const containers = containersReady(input);
  const own: Bare[] = [
    { type: "PodReadyToStartContainers", status: input.hasSandbox ? "True" : "False" },
    initialized(input),
    podReady(input, containers),
    containers,
    { type: "PodScheduled", status: "True" },
  ];
  const known = pod.status?.conditions ?? [];
  const before = [...(input.last?.conditions ?? []), ...known];
  const others = known.filter(({ type }) => !ownConditions.includes(type));
  const generation = pod.metadata.generation;
  return [...own.map((one) => dated(one, { before, now, generation })), ...others];
}

interface Before {
  readonly before: readonly PodCondition[];
  readonly now: Date;
  readonly generation: number | undefined;
}

function dated(condition: Bare, { before, now, generation }: Before): PodCondition {
  const known = before.find(({ type }) => type === condition.type);
  const since = known?.status === condition.status ? known.lastTransitionTime : undefined;
  return {
    type: condition.type,
    ...(generation ? { observedGeneration: generation } : {}),
    status: condition.status,
    lastTransitionTime: since ?? timeText(now),
    ...(condition.reason ? { reason: condition.reason } : {}),
    ...(condition.message ? { message: condition.message } : {}),
  };
}

function initialized({ pod, phase, statuses }: ConditionInput): Bare {
  const type = "Initialized";
  if (phase === "Succeeded") return { type, status: "True", reason: "PodCompleted" };
  const incomplete = containersOf(pod)
    .filter(({ role, spec }) => {
      const status = statuses.get(spec.name);
      if (role === "init") return status?.state.terminated?.exitCode !== 0 || !status.ready;
      return role === "sidecar" && !status?.started;
    })
    .map(({ spec }) => spec.name);
  const appsBegan = pod.spec.containers.some(({ name }) => {
    const status = statuses.get(name);
    return status?.state.running || status?.state.terminated || status?.lastState.terminated;
  });
  if (incomplete.length === 0 || appsBegan) return { type, status: "True" };
  const message = `containers with incomplete status: [${incomplete.join(" ")}]`;
  return { type, status: "False", reason: "ContainersNotInitialized", message };
}

function containersReady({ pod, phase, statuses }: ConditionInput): Bare {
  const type = "ContainersReady";
  if (phase === "Succeeded") return { type, status: "False", reason: "PodCompleted" };
  if (phase === "Failed") return { type, status: "False", reason: "PodFailed" };
  const unready = containersOf(pod)
    .filter(({ role, spec }) => (role === "app" || role === "sidecar") && !statuses.get(spec.name)?.ready)
    .map(({ spec }) => spec.name);
  if (unready.length === 0) return { type, status: "True" };
  const message = `containers with unready status: [${unready.join(" ")}]`;
  return { type, status: "False", reason: "ContainersNotReady", message };
}

function podReady({ pod }: ConditionInput, containers: Bare): Bare {
  if (containers.status !== "True") return { ...containers, type: "Ready" };
  const conditions = pod.status?.conditions ?? [];
  const problems = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const found = conditions.find(({ type }) => type === conditionType);
    if (!found) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    if (found.status === "True") return [];
    return [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
  });
  if (problems.length === 0) return { type: "Ready", status: "True" };
  return { type: "Ready", status: "False", reason: "ReadinessGatesNotReady", message: problems.join(", ") };
}
