import { join } from "node:path";
import { layout, ports } from "../layout.ts";
import { nodeEnvironment, nodeProgram } from "./node-program.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

export const apiserver: ProcessDefinition = {
  name: "apiserver",
  description: "kubets API server",
  runsOn: "control-plane",
  stage: 1,
  stopGraceMs: 30_000,
  environment: nodeEnvironment,
  after: ({ address }) => [{ tcp: `${address}:${ports.etcd}` }],
  command: ({ address, paths }) => {
    const pki = (file: string) => join(paths.pki, file);
    return [
      ...nodeProgram("apiserver"),
      ...flags({
        "advertise-address": address,
        "secure-port": ports.apiserver,
        "grpc-port": ports.apiserverGrpc,
        "etcd-servers": `https://127.0.0.1:${ports.etcd}`,
        "etcd-cafile": pki("etcd/ca.crt"),
        "etcd-certfile": pki("apiserver-etcd-client.crt"),
        "etcd-keyfile": pki("apiserver-etcd-client.key"),
        "tls-cert-file": pki("apiserver.crt"),
        "tls-private-key-file": pki("apiserver.key"),
        "client-ca-file": pki("ca.crt"),
        "kubelet-certificate-authority": pki("ca.crt"),
        "kubelet-client-certificate": pki("apiserver-kubelet-client.crt"),
        "kubelet-client-key": pki("apiserver-kubelet-client.key"),
        "kubelet-preferred-address-types": "InternalIP,ExternalIP,Hostname",
        "service-account-issuer": `https://kubernetes.default.svc.${layout.clusterDomain}`,
        "service-account-key-file": pki("sa.pub"),
        "service-account-signing-key-file": pki("sa.key"),
        "service-cluster-ip-range": layout.serviceRange,
        "authorization-mode": "Node,RBAC",
        "allow-privileged": true,
      }),
    ];
  },
};
