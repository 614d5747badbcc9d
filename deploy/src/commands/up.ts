import { join } from "node:path";
import pc from "picocolors";
import { already, contextStep, startingSteps } from "../cluster/cluster-steps.ts";
import { type ClusterRecord, type LocalRecord, readRecord, writeRecord } from "../cluster/record.ts";
import { Failure } from "../failure.ts";
import { withLock } from "../host/lock.ts";
import { localNodes, mostNodes, type NodePlan } from "../layout.ts";
import { ensureForwarding, turnRoutingOn } from "../network/forwarding.ts";
import { ensureBridge, ensureNamespace } from "../network/node-network.ts";
import { ensureControlPlanePki, ensureNodePki } from "../pki/ensure-pki.ts";
import { runChecks } from "../preflight/check.ts";
import { isRoot, localChecks } from "../preflight/checks.ts";
import { runSteps } from "../steps/run-steps.ts";
import { supervisorManager as manager } from "../supervisor/supervisor-manager.ts";

/** `kubets up`: a cluster on this machine, each node a network namespace. Run again, it makes what is missing. */
export async function up(asked: { readonly nodes: number | undefined }): Promise<void> {
  await runChecks([isRoot]);
  await withLock(() => bringUp(asked.nodes));
}

async function bringUp(asked: number | undefined): Promise<void> {
  const began = performance.now();
  const held = await readRecord();
  const nodes = localNodes(nodeCount(asked, held));
  const [first] = nodes as readonly [NodePlan, ...NodePlan[]];
  let record: LocalRecord = { ...(held?.mode === "local" ? held : {}), mode: "local", nodes: nodes.length };
  const remember = (found: Partial<LocalRecord>) => {
    record = { ...record, ...found };
    return writeRecord(record);
  };
  const starting = { nodes, manager, kubeconfig: join(first.paths.conf, "admin.conf") };
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
    ...startingSteps(starting, [contextStep(first, (contextBefore) => remember({ contextBefore }))]),
  ]);
  process.stdout.write(hints(nodes, performance.now() - began));
}

/** How many nodes there shall be; refuses what would take some away. */
export function nodeCount(asked: number | undefined, held: ClusterRecord | undefined): number {
  if (held?.mode === "machine")
    throw new Failure(
      `this machine is itself the node ${held.node.name} of a cluster; "kubets down" ends that before "kubets up".`,
    );
  const count = asked ?? held?.nodes ?? 2;
  if (count < 1 || count > mostNodes) throw new Failure(`--nodes must be between 1 and ${mostNodes}.`);
  if (held && count < held.nodes)
    throw new Failure(
      `the cluster has ${held.nodes} nodes; "kubets down --purge" ends it before it can have ${count}.`,
    );
  return count;
}

async function makeNetwork(nodes: readonly NodePlan[]): Promise<boolean> {
  const bridge = await ensureBridge();
  const [forwarding, ...namespaces] = await Promise.all([ensureForwarding(), ...nodes.map(ensureNamespace)]);
  return bridge || forwarding || namespaces.some(Boolean);
}

async function makeCertificates(nodes: readonly NodePlan[]): Promise<void> {
  const authority = await ensureControlPlanePki(nodes[0]!);
  for (const node of nodes) await ensureNodePki(node, authority);
}

const hints = (nodes: readonly NodePlan[], ms: number): string => `
${pc.bold(`kubets is up: ${nodes.length} ${nodes.length === 1 ? "node" : "nodes"}`)} ${pc.dim(`in ${(ms / 1000).toFixed(1)} s`)}

  kubectl get nodes
  kubectl create deployment web --image=nginx --replicas=2
  kubets status   ${pc.dim("the processes and where their logs are")}
  kubets down     ${pc.dim("ends it; the state stays for the next time (--purge deletes it)")}

`;
