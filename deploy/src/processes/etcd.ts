import { join } from "node:path";
import { ports } from "../layout.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

export const etcd: ProcessDefinition = {
  name: "etcd",
  description: "etcd, the state of the cluster",
  runsOn: "control-plane",
  stage: 0,
  stopGraceMs: 10_000,
  folders: ({ paths }) => [join(paths.state, "etcd")],
  command: ({ name, address, paths }) => {
    const urls = (port: number, ...hosts: string[]) => hosts.map((host) => `https://${host}:${port}`).join(",");
    const peerUrl = urls(ports.etcdPeer, address);
    return [
      "etcd",
      ...flags({
        name,
        "data-dir": join(paths.state, "etcd"),
        "listen-client-urls": urls(ports.etcd, "127.0.0.1", address),
        "advertise-client-urls": urls(ports.etcd, address),
        "listen-peer-urls": peerUrl,
        "initial-advertise-peer-urls": peerUrl,
        "initial-cluster": `${name}=${peerUrl}`,
        "client-cert-auth": true,
        "trusted-ca-file": join(paths.pki, "etcd/ca.crt"),
        "cert-file": join(paths.pki, "etcd/server.crt"),
        "key-file": join(paths.pki, "etcd/server.key"),
        "peer-client-cert-auth": true,
        "peer-trusted-ca-file": join(paths.pki, "etcd/ca.crt"),
        "peer-cert-file": join(paths.pki, "etcd/peer.crt"),
        "peer-key-file": join(paths.pki, "etcd/peer.key"),
        "snapshot-count": 10_000,
        "log-level": "warn",
      }),
    ];
  },
};
