import { join } from "node:path";
import { machineResolvConf } from "../host/resolv-conf.ts";
import { layout } from "../layout.ts";
import { kubeletPki } from "../pki/control-plane-certificates.ts";
import { apiGate, nodeEnvironment, nodeProgram } from "./node-program.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

export const kubelet: ProcessDefinition = {
  name: "kubelet",
  description: "kubets node agent",
  runsOn: "every-node",
  stage: 2,
  stopGraceMs: 15_000,
  environment: nodeEnvironment,
  after: (node) => [apiGate(node)],
  folders: ({ paths }) => [join(paths.state, "kubelet")],
  command: (node) => [
    ...nodeProgram("kubelet"),
    ...flags({
      kubeconfig: join(node.paths.conf, "kubelet.conf"),
      "hostname-override": node.name,
      "node-ip": node.address,
      "docker-endpoint": `unix://${node.paths.dockerSocket}`,
      "root-dir": join(node.paths.state, "kubelet"),
      "resolv-conf": machineResolvConf(),
      "cluster-cidr": layout.podRange,
      "cluster-dns": layout.clusterDns,
      "cluster-domain": layout.clusterDomain,
      "client-ca-file": join(node.paths.pki, "ca.crt"),
      "tls-cert-file": `${kubeletPki(node)}.crt`,
      "tls-private-key-file": `${kubeletPki(node)}.key`,
    }),
  ],
};
