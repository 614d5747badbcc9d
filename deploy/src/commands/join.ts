import { mkdir } from "node:fs/promises";
import { join as joinPath } from "node:path";
import { type Api, apiAt, openApi } from "../cluster/api.ts";
import { startingSteps } from "../cluster/cluster-steps.ts";
import { machineRecord } from "../cluster/machine-record.ts";
import { nodesOf, writeRecord } from "../cluster/record.ts";
import { Failure } from "../failure.ts";
import { writeIfChanged, writeWhole } from "../host/files.ts";
import { withLock } from "../host/lock.ts";
import { machineAddress, machineNodeName } from "../host/machine-address.ts";
import { parseToken } from "../joining/bootstrap-token.ts";
import { type Discovered, discover } from "../joining/cluster-info.ts";
import { requestCertificate } from "../joining/request-certificate.ts";
import { signers } from "../joining/signers.ts";
import { componentKubeconfig } from "../kubeconfig/component-kubeconfig.ts";
import { type NodePlan, ports } from "../layout.ts";
import { kubeletPki, kubeletServing, nodeIdentities } from "../pki/control-plane-certificates.ts";
import { writePair } from "../pki/pki-files.ts";
import { runChecks } from "../preflight/check.ts";
import { isRoot } from "../preflight/checks.ts";
import { checksOfMachine } from "../preflight/machine-checks.ts";
import { managerOf } from "../service-manager/manager-of.ts";
import { runSteps } from "../steps/run-steps.ts";

export interface JoinOptions {
  /** `host` or `host:port` of the API server. */
  readonly host: string;
  readonly token: string;
  readonly authorityHash: string;
  readonly nodeName?: string;
  readonly nodeIp?: string;
}

/** `kubets join`: makes this machine a node of an existing cluster. */
export async function join({ host, token, authorityHash, ...options }: JoinOptions): Promise<void> {
  await runChecks([isRoot]);
  if (!parseToken(token))
    throw new Failure(`"${token}" is no token: it has six small letters or digits, a dot, and sixteen more.`);
  if (!/^sha256:[0-9a-f]{64}$/.test(authorityHash))
    throw new Failure(`"${authorityHash}" is no hash: it is "sha256:" and 64 hexadecimal digits.`);
  await withLock(async () => {
    const asked = `https://${/:\d+$/.test(host) ? host : `${host}:${ports.apiserver}`}`;
    const found = await discover(asked, authorityHash);
    const address = options.nodeIp ?? (await machineAddress());
    const name = machineNodeName(options.nodeName);
    const { record, held } = await machineRecord({ name, address, controlPlane: false, server: found.server });
    const nodes = nodesOf(record);
    const [node] = nodes;
    const starting = { nodes, manager: managerOf(record), kubeconfig: joinPath(node!.paths.conf, "kubelet.conf") };
    await runSteps([
      { title: "This machine can be a node", run: () => runChecks(checksOfMachine(node!, held)) },
      {
        title: `Certificates, signed by ${found.server}`,
        run: async () => {
          if (held) return "already";
          const api = apiAt(found.server, { ca: found.authorityCert, token });
          await makeCertificates({ api, node: node!, found });
          await writeRecord(record);
          return undefined;
        },
      },
      ...startingSteps(starting),
    ]);
    process.stdout.write(`\n${name} has joined the cluster. On the control plane, "kubectl get nodes" shows it.\n`);
  });
}

interface Making {
  readonly api: Api;
  readonly node: NodePlan;
  readonly found: Discovered;
}

async function makeCertificates({ api, node, found }: Making): Promise<void> {
  const { pki, conf } = node.paths;
  await mkdir(pki, { recursive: true, mode: 0o755 });
  await writeIfChanged(joinPath(pki, "ca.crt"), found.authorityCert, 0o644);
  const kubeconfig = joinPath(conf, "kubelet.conf");
  const identities = Object.entries(nodeIdentities(node.name));
  await Promise.all(
    identities.map(async ([name, spec]) => {
      const signerName = name === "kubelet" ? signers.kubeletClient : signers.nodeProcess;
      const pair = await requestCertificate(api, { signerName, spec });
      const said = { server: found.server, authorityCert: found.authorityCert, user: spec.commonName, pair };
      await writeWhole(joinPath(conf, `${name}.conf`), componentKubeconfig(said), 0o600);
    }),
  );
  // Only the node itself may have a certificate to serve with.
  const asNode = await openApi(kubeconfig);
  const serving = { signerName: signers.kubeletServing, spec: kubeletServing(node) };
  await writePair(kubeletPki(node), await requestCertificate(asNode, serving));
}
