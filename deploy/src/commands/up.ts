import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pc from "picocolors";
import { type Api, openApi } from "../cluster/api.ts";
import { type LocalRecord, readRecord, writeRecord } from "../cluster/record.ts";
import { waitForApi, waitForNodes } from "../cluster/wait-until-ready.ts";
import { Failure } from "../failure.ts";
import { withLock } from "../host/lock.ts";
import { addContext } from "../kubeconfig/user-kubeconfig.ts";
import { layout, localNodes, mostNodes, type NodePlan } from "../layout.ts";
import { ensureForwarding, turnRoutingOn } from "../network/forwarding.ts";
import { ensureBridge, ensureNamespace } from "../network/node-network.ts";
import { ensureControlPlanePki, ensureNodePki } from "../pki/ensure-pki.ts";
import { runChecks } from "../preflight/check.ts";
import { localChecks } from "../preflight/checks.ts";
import { processesOf } from "../processes/index.ts";
import { prepareFiles } from "../processes/prepare-files.ts";
import { serviceOf } from "../processes/service-of.ts";
import { runSteps } from "../steps/run-steps.ts";
import { supervisorManager as manager } from "../supervisor/supervisor-manager.ts";

const readyWithinMs = 120_000;

/** `kubets up`: a cluster on this machine, each node a network namespace. Run again, it makes what is missing. */
export const up = (asked: { readonly nodes: number | undefined }): Promise<void> =>
  withLock(async () => {
    const began = performance.now();
    const held = await readRecord();
    const count = nodeCount(asked.nodes, held);
    const nodes = localNodes(count);
    const [first] = nodes;
    let record: LocalRecord = { ...(held?.mode === "local" ? held : {}), mode: "local", nodes: count };
    const remember = (found: Partial<LocalRecord>) => {
      record = { ...record, ...found };
      return writeRecord(record);
    };
    let api: Api;

    await runSteps([
      { title: "This machine can run a cluster", run: () => runChecks(localChecks) },
      {
        title: "Network: a bridge, and a namespace for each node",
        run: async () => {
          const before = await turnRoutingOn();
          await remember(before === "1" ? {} : { routingBefore: before });
          return already(await makeNetwork(nodes));
        },
      },
      { title: "Certificates and kubeconfigs", run: () => makeCertificates(nodes) },
      {
        title: "Processes",
        run: async () => {
          await Promise.all(nodes.map(prepareFiles));
          api = await openApi(join(first!.paths.conf, "admin.conf"));
          return already(
            await manager.apply(nodes.flatMap((node) => processesOf(node).map((one) => serviceOf(node, one)))),
          );
        },
      },
      { title: "API server", run: () => waitForApi({ api, manager, nodes, timeoutMs: readyWithinMs }) },
      {
        title: `kubectl's context "${layout.cluster}"`,
        run: async () => {
          const contextBefore = await addContext(layout.cluster, await adminEntry(first!));
          if (contextBefore !== undefined) await remember({ contextBefore });
        },
      },
      {
        title: count === 1 ? "The node is Ready" : `All ${count} nodes are Ready`,
        run: () => waitForNodes({ api, manager, nodes, timeoutMs: readyWithinMs }),
      },
    ]);
    process.stdout.write(hints(nodes, performance.now() - began));
  });

function nodeCount(asked: number | undefined, held: Awaited<ReturnType<typeof readRecord>>): number {
  if (held?.mode === "machine")
    throw new Failure(
      `this machine is itself the node ${held.node.name} of a cluster; "kubets down" ends that before "kubets up".`,
    );
  const count = asked ?? held?.nodes ?? 2;
  if (count < 1 || count > mostNodes) throw new Failure(`--nodes must be between 1 and ${mostNodes}.`);
  if (held && count < held.nodes)
    throw new Failure(`the cluster has ${held.nodes} nodes; "kubets down" ends it before it can start with ${count}.`);
  return count;
}

const already = (changed: boolean): string | undefined => (changed ? undefined : "already");

async function makeNetwork(nodes: readonly NodePlan[]): Promise<boolean> {
  const bridge = await ensureBridge();
  const [forwarding, ...namespaces] = await Promise.all([ensureForwarding(), ...nodes.map(ensureNamespace)]);
  return bridge || forwarding || namespaces.some(Boolean);
}

async function makeCertificates(nodes: readonly NodePlan[]): Promise<void> {
  const authority = await ensureControlPlanePki(nodes[0]!);
  for (const node of nodes) await ensureNodePki(node, authority);
}

/** The administrator of admin.conf, for the user's own kubeconfig. */
async function adminEntry({ paths, server }: NodePlan) {
  const { parse } = await import("yaml");
  const { clusters, users } = parse(await readFile(join(paths.conf, "admin.conf"), "utf8"));
  return { cluster: { ...clusters[0].cluster, server }, user: users[0].user };
}

const hints = (nodes: readonly NodePlan[], ms: number): string => `
${pc.bold(`kubets is up: ${nodes.length} ${nodes.length === 1 ? "node" : "nodes"}`)} ${pc.dim(`in ${(ms / 1000).toFixed(1)} s`)}

  kubectl get nodes
  kubectl create deployment web --image=nginx --replicas=2
  kubets status   ${pc.dim("the processes and where their logs are")}
  kubets down     ${pc.dim("ends it; the state stays for the next time (--purge deletes it)")}

`;
