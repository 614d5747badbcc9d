import { setTimeout as pause } from "node:timers/promises";
import { Failure, reasonOf } from "../failure.ts";
import type { NodePlan } from "../layout.ts";
import type { ServiceManager } from "../service-manager/service-manager.ts";
import type { Api } from "./api.ts";

const lookMs = 100;

/** As much of a Node as says whether it is Ready. */
export interface Node {
  readonly status?: { readonly conditions?: readonly Condition[] };
}
interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

interface Lease {
  readonly spec?: { readonly renewTime?: string };
}

export interface Waiting {
  readonly api: Api;
  readonly manager: ServiceManager;
  readonly nodes: readonly NodePlan[];
  readonly timeoutMs: number;
  /** A node counts from its first sign of life after this moment: what it said before a restart is no news. */
  readonly since?: Date | undefined;
}

/** Waits until the API server says that it is ready. */
export async function waitForApi({ api, ...rest }: Waiting): Promise<void> {
  await waitFor(rest, async () => {
    const answer = await api.send("GET", "/readyz").catch(reasonOf);
    return answer === "ok" ? undefined : `the API server is not ready (${answer})`;
  });
}

/** Waits until every node is Ready. */
export async function waitForNodes({ api, ...rest }: Waiting): Promise<void> {
  await waitFor(rest, async () => {
    const reasons = await Promise.all(rest.nodes.map(({ name }) => nodeProblem(api, name, rest.since)));
    const waiting = rest.nodes.flatMap(({ name }, index) => (reasons[index] ? [`${name} ${reasons[index]}`] : []));
    return waiting.length > 0 ? waiting.join("; ") : undefined;
  });
}

/** Why a node is not Ready, after its name; undefined when it is. */
export async function nodeProblem(api: Api, name: string, since?: Date): Promise<string | undefined> {
  try {
    const problem = notReady(await api.send<Node>("GET", `/api/v1/nodes/${name}`));
    if (problem !== undefined || since === undefined) return problem;
    const lease = await api.send<Lease>(
      "GET",
      `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${name}`,
    );
    return Date.parse(lease?.spec?.renewTime ?? "") >= since.getTime() ? undefined : "has not been heard of yet";
  } catch (error) {
    return `cannot be asked for: ${reasonOf(error)}`;
  }
}

export function notReady(node: Node | undefined): string | undefined {
  if (!node) return "has not registered";
  const ready = node.status?.conditions?.find(({ type }) => type === "Ready");
  return ready?.status === "True" ? undefined : `is not Ready (${ready?.message ?? "it says nothing yet"})`;
}

type Patience = Pick<Waiting, "manager" | "timeoutMs">;

/** Looks until there is no reason to wait any more; at the end of its patience it says the reason, and what fails. */
async function waitFor({ manager, timeoutMs }: Patience, look: () => Promise<string | undefined>): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const reason = await look();
    if (reason === undefined) return;
    if (Date.now() > deadline) throw new Failure(`after ${timeoutMs / 1000} s: ${reason}. ${await culprits(manager)}`);
    await pause(lookMs);
  }
}

async function culprits(manager: ServiceManager): Promise<string> {
  const failing = (await manager.states()).filter(({ restarts }) => restarts > 0);
  if (failing.length === 0) return '"kubets status" shows the processes, their logs are in /var/log/kubets.';
  const lines = failing.map(
    ({ name, restarts, lastEnd }) =>
      `\n  ${name} ended ${restarts} times (${lastEnd}): see /var/log/kubets/${name}.log`,
  );
  return `These processes do not stay up:${lines.join("")}`;
}
