import { join } from "node:path";
import pc from "picocolors";
import { openApi } from "../cluster/api.ts";
import { contextStep, startingSteps } from "../cluster/cluster-steps.ts";
import { machineRecord } from "../cluster/machine-record.ts";
import { nodesOf, writeRecord } from "../cluster/record.ts";
import { withLock } from "../host/lock.ts";
import { machineAddress, machineNodeName } from "../host/machine-address.ts";
import { createToken, joinCommand } from "../joining/bootstrap-token.ts";
import { publishClusterInfo } from "../joining/cluster-info.ts";
import { serverAt } from "../layout.ts";
import { ensureControlPlanePki, ensureNodePki } from "../pki/ensure-pki.ts";
import { runChecks } from "../preflight/check.ts";
import { isRoot } from "../preflight/checks.ts";
import { checksOfMachine } from "../preflight/machine-checks.ts";
import { managerOf } from "../service-manager/manager-of.ts";
import { runSteps } from "../steps/run-steps.ts";

export interface InitOptions {
  readonly nodeName?: string;
  readonly nodeIp?: string;
}

/** `kubets init`: makes this machine the control plane of a new cluster, and its first node. */
export async function init(options: InitOptions): Promise<void> {
  await runChecks([isRoot]);
  await withLock(async () => {
    const address = options.nodeIp ?? (await machineAddress());
    const name = machineNodeName(options.nodeName);
    const { record, held } = await machineRecord({ name, address, controlPlane: true, server: serverAt(address) });
    const nodes = nodesOf(record);
    const [node] = nodes;
    const kubeconfig = join(node!.paths.conf, "admin.conf");
    await runSteps([
      { title: "This machine can be a node", run: () => runChecks(checksOfMachine(node!, held)) },
      {
        title: `Certificates and kubeconfigs in ${node!.paths.conf}`,
        run: async () => {
          await writeRecord(record);
          await ensureNodePki(node!, await ensureControlPlanePki(node!));
        },
      },
      ...startingSteps({ nodes, manager: managerOf(record), kubeconfig }, [
        contextStep(node!, (contextBefore) => writeRecord({ ...record, contextBefore })),
        { title: "What joining nodes need", run: async () => publishClusterInfo(await openApi(kubeconfig), node!) },
      ]),
    ]);
    const token = await createToken(await openApi(kubeconfig));
    process.stdout.write(`
${pc.bold(`The cluster is up; ${name} is its control plane.`)} On each further machine, as root:

  ${await joinCommand(node!, token)}

${pc.dim('The token is good for 24 hours; "kubets token create --print-join-command" makes another.')}
`);
  });
}
