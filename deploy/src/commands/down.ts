import { join } from "node:path";
import { leftoverProcesses, leftovers } from "../cluster/leftovers.ts";
import { type ClusterRecord, nodesOf, readRecord } from "../cluster/record.ts";
import { removeContainers } from "../cluster/remove-containers.ts";
import { Failure } from "../failure.ts";
import { removePodGroups } from "../host/cgroups.ts";
import { removeCommand } from "../host/command-link.ts";
import { removeTree } from "../host/files.ts";
import { withLock } from "../host/lock.ts";
import { unmountUnder } from "../host/mounts.ts";
import { killAll } from "../host/processes.ts";
import { removeContext } from "../kubeconfig/user-kubeconfig.ts";
import { layout, mountFolders, type NodePlan } from "../layout.ts";
import { removeForwarding, setRouting } from "../network/forwarding.ts";
import { removeMachineNetwork } from "../network/machine-network.ts";
import { presentNamespaces, removeBridge, removeNamespace } from "../network/node-network.ts";
import { controlPlaneIdentities, nodeIdentities } from "../pki/control-plane-certificates.ts";
import { runChecks } from "../preflight/check.ts";
import { isRoot } from "../preflight/checks.ts";
import { managerOf } from "../service-manager/manager-of.ts";
import { runSteps } from "../steps/run-steps.ts";

const kubeconfigNames = [...Object.keys(controlPlaneIdentities), ...Object.keys(nodeIdentities(""))];

/** Stage of the processes that hold containers: they stay until the containers are gone. */
const runtimeStage = 1;

/** `kubets down`: ends everything on this machine. The state stays for the next time unless it is purged. */
export const down = ({ purge }: { readonly purge: boolean }): Promise<void> =>
  runChecks([isRoot]).then(() =>
    withLock(async () => {
      const record = await readRecord();
      const nodes = record ? nodesOf(record) : [];
      const manager = managerOf(record);
      await runSteps([
        { title: "Agents and controllers stop", run: () => manager.stopAbove(runtimeStage) },
        {
          title: "Containers are removed",
          run: async () => {
            const counts = await Promise.all(nodes.map(({ paths }) => removeContainers(paths.dockerSocket)));
            return `${counts.reduce((sum, count) => sum + count, 0)}`;
          },
        },
        {
          title: "The other processes stop",
          run: async () => {
            await manager.stop();
            await killAll(await leftoverProcesses());
          },
        },
        { title: "Mounts", run: () => unmountUnder(nodes.flatMap(mountFolders)) },
        { title: "Control groups", run: removePodGroups },
        { title: "Network", run: () => removeNetwork(record) },
        {
          title: `kubectl's context "${layout.cluster}"`,
          run: async () => void (await removeContext(layout.cluster, record?.contextBefore)),
        },
        ...(purge ? [{ title: 'The command "kubets"', run: removeCommand }] : []),
        { title: purge ? "Run files, state and logs" : "Run files", run: () => removeFiles(nodes, purge) },
        { title: "Nothing is left", run: () => sayLeftovers(nodes) },
      ]);
      if (!purge) process.stdout.write(`The state stays in ${layout.stateRoot}; "kubets down --purge" deletes it.\n`);
    }),
  );

async function removeNetwork(record: ClusterRecord | undefined): Promise<void> {
  if (record?.mode === "machine") await removeMachineNetwork();
  for (const namespace of await presentNamespaces()) await removeNamespace(namespace);
  await removeBridge();
  await removeForwarding();
  if (record?.routingBefore !== undefined) await setRouting(record.routingBefore);
}

async function removeFiles(nodes: readonly NodePlan[], purge: boolean): Promise<void> {
  const purged = [
    ...nodes.map(({ paths }) => paths.pki),
    ...nodes.flatMap(({ paths }) => kubeconfigNames.map((name) => join(paths.conf, `${name}.conf`))),
    ...[join(layout.stateRoot, layout.cluster), "/var/log/kubets", layout.compileCache],
  ];
  for (const folder of [...nodes.map(({ paths }) => paths.run), ...(purge ? purged : [])]) await removeTree(folder);
}

async function sayLeftovers(nodes: readonly NodePlan[]): Promise<void> {
  const left = await leftovers(nodes);
  if (left.length > 0)
    throw new Failure(`these are left: ${left.join("; ")}. Run "kubets down" again, or restart the machine.`);
}
