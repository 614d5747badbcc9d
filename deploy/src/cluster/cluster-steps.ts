import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { ensureCommand } from "../host/command-link.ts";
import { addContext } from "../kubeconfig/user-kubeconfig.ts";
import { layout, type NodePlan } from "../layout.ts";
import { processesOf } from "../processes/index.ts";
import { prepareFiles } from "../processes/prepare-files.ts";
import { serviceOf } from "../processes/service-of.ts";
import type { ServiceManager } from "../service-manager/service-manager.ts";
import type { Step } from "../steps/run-steps.ts";
import { openApi } from "./api.ts";
import { waitForApi, waitForNodes } from "./wait-until-ready.ts";

const readyWithinMs = 120_000;

/** What a step says that found nothing to do. */
export const already = (changed: boolean): string | undefined => (changed ? undefined : "already");

export interface Starting {
  readonly nodes: readonly NodePlan[];
  readonly manager: ServiceManager;
  /** The kubeconfig by which we look whether all is well. */
  readonly kubeconfig: string;
}

/** Starts what is not running on these nodes, and waits until the API server and then the nodes are ready. */
export function startingSteps(
  { nodes, manager, kubeconfig }: Starting,
  afterApi: readonly Step[] = [],
): readonly Step[] {
  let startedAt: Date | undefined;
  const waiting = async () => ({ api: await openApi(kubeconfig), manager, nodes, timeoutMs: readyWithinMs });
  return [
    { title: 'The command "kubets"', run: ensureCommand },
    {
      title: "Processes",
      run: async () => {
        await Promise.all(nodes.map(prepareFiles));
        const services = nodes.flatMap((node) => processesOf(node).map((definition) => serviceOf(node, definition)));
        const now = new Date();
        const changed = await manager.apply(services);
        startedAt = changed ? now : undefined;
        return already(changed);
      },
    },
    { title: "API server", run: async () => waitForApi(await waiting()) },
    ...afterApi,
    {
      title: nodes.length === 1 ? `Node ${nodes[0]!.name} is Ready` : `All ${nodes.length} nodes are Ready`,
      run: async () => waitForNodes({ ...(await waiting()), since: startedAt }),
    },
  ];
}

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: Readonly<Record<string, string>> }[];
  readonly users: readonly { readonly user: Readonly<Record<string, string>> }[];
}

/** Gives the user's kubeconfig the administrator of admin.conf; tells which context was current before. */
export const contextStep = ({ paths }: NodePlan, remember: (contextBefore: string) => Promise<void>): Step => ({
  title: `kubectl's context "${layout.cluster}"`,
  run: async () => {
    const { clusters, users } = parse(await readFile(join(paths.conf, "admin.conf"), "utf8")) as Kubeconfig;
    const before = await addContext(layout.cluster, { cluster: clusters[0]!.cluster, user: users[0]!.user });
    if (before !== undefined) await remember(before);
  },
});
