import { fitMessage } from "../decide/fit-message.ts";
import type { Objection } from "../decide/shape.ts";
import { rejectForGood } from "../framework/verdict.ts";
import type { NodeInfo } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { type Candidate, findVictims, type Trial } from "./find-victims.ts";
import { startOf } from "./importance.ts";

export type Preemption =
  | { readonly is: "found"; readonly candidate: Candidate }
  /** `message` is for the user. One who may not preempt now keeps the room that is being made for it. */
  | { readonly is: "useless" | "ineligible"; readonly message: string };

export interface Preempting extends Trial {
  /** By slot: why the pod did not fit. */
  readonly objections: readonly (Objection | undefined)[];
  /** Where room was to be made for it before. */
  readonly nominated: NodeInfo | undefined;
  readonly random: () => number;
}

/** So many candidates are enough to choose from: a tenth of the nodes, and not fewer than a hundred. */
const enough = (nodes: number) => Math.max(100, Math.floor(nodes / 10));

const useless: Objection = {
  plugin: "DefaultPreemption",
  ...rejectForGood("Preemption is not helpful for scheduling"),
};

/** Looks for the node where the least is lost if pods of lower priority make room. */
export function preempt(pod: PodInfo, options: Preempting): Preemption {
  const { cluster, objections, nominated, random } = options;
  const refused = ineligible(pod, nominated, objections);
  if (refused) return { is: "ineligible", message: `preemption: ${refused}` };
  const possible = cluster.nodes.flatMap((node) => {
    const objection = node && objections[node.slot];
    return objection && !objection.unresolvable ? [node] : [];
  });
  const outcome = cluster.nodes.map((node) => node && useless) as (Objection | undefined)[];
  const candidates: Candidate[] = [];
  const first = Math.floor(random() * possible.length);
  for (let i = 0; i < possible.length && candidates.length < enough(possible.length); i++) {
    const node = possible[(first + i) % possible.length]!;
    const found = findVictims(pod, node, options);
    if ("victims" in found) candidates.push(found);
    else outcome[node.slot] = found;
  }
  const [candidate] = candidates.sort(byLoss);
  if (candidate) return { is: "found", candidate };
  const told = fitMessage({ nodeCount: cluster.nodeCount, objections: outcome, refused: undefined });
  return { is: "useless", message: `preemption: ${told}` };
}

function ineligible(
  { pod, priority }: PodInfo,
  nominated: NodeInfo | undefined,
  objections: Preempting["objections"],
): string | undefined {
  if (pod.spec.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  if (!nominated || objections[nominated.slot]?.unresolvable) return undefined;
  const leaving = [...nominated.pods.values()].some(
    (other) => other.priority < priority && other.pod.metadata.deletionTimestamp && isPreempted(other),
  );
  return leaving ? "not eligible due to a terminating pod on the nominated node." : undefined;
}

const isPreempted = ({ pod }: PodInfo): boolean =>
  (pod.status.conditions ?? []).some(
    ({ type, status, reason }) =>
      type === "DisruptionTarget" && status === "True" && reason === "PreemptionByScheduler",
  );

/** The fewest broken budgets, the least important victims, the fewest of them, the shortest time they have run. */
function byLoss(a: Candidate, b: Candidate): number {
  return (
    a.violations - b.violations ||
    a.victims[0]!.priority - b.victims[0]!.priority ||
    weightOf(a) - weightOf(b) ||
    a.victims.length - b.victims.length ||
    firstStart(b) - firstStart(a)
  );
}

/** Priorities added up, each raised above zero: more victims are worse also where priorities are negative. */
const weightOf = ({ victims }: Candidate): number => victims.reduce((sum, { priority }) => sum + priority + 2 ** 31, 0);

/** Of the most important victims. */
function firstStart({ victims }: Candidate): number {
  const highest = victims[0]!.priority;
  return Math.min(...victims.filter(({ priority }) => priority === highest).map(startOf));
}
