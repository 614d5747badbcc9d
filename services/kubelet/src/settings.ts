import { clientSettings, commonSettings, type SettingValues, setting } from "@kubets/component";

const { duration, integer, list, map, port, text } = setting;

/** The flags of the kubelet that this one takes, under its names. */
export const settings = {
  ...commonSettings,
  ...clientSettings,
  "hostname-override": text({ help: "Name of the node; the host's name without it.", fallback: "" }),
  "node-ip": list({ help: "Addresses of the node, one of each family." }),
  "node-labels": map({ help: "Labels of the node, as key=value." }),
  "register-with-taints": list({ help: "Taints of a node that is made, as key=value:effect." }),
  "root-dir": text({ help: "Folder of the pods' files.", fallback: "/var/lib/kubelet" }),
  "docker-endpoint": text({ help: "Socket of dockerd.", fallback: "unix:///var/run/docker.sock" }),
  "pod-infra-image": text({ help: "Image of the pods' sandboxes; a small one is made without it.", fallback: "" }),
  "cluster-cidr": list({ help: "Ranges of all pods.", fallback: ["10.244.0.0/16"] }),
  "cluster-dns": list({ help: "Addresses of the cluster's name server.", file: "clusterDNS" }),
  "cluster-domain": text({ help: "Domain of the cluster's names.", fallback: "cluster.local" }),
  "resolv-conf": text({ help: "The node's own resolv.conf.", fallback: "/etc/resolv.conf", file: "resolvConf" }),
  "max-pods": integer({ help: "How many pods may run here.", fallback: 110, min: 0, file: "maxPods" }),
  "system-reserved-memory": integer({
    help: "Bytes of memory kept from the pods.",
    fallback: 104_857_600,
    min: 0,
    file: "systemReservedMemory",
  }),
  "node-status-update-frequency": duration({ help: "Pause between looks at the node.", fallback: "10s" }),
  "node-status-report-frequency": duration({ help: "Pause between reports without news.", fallback: "5m" }),
  "sync-frequency": duration({ help: "Pause between looks at pods of which nothing was heard.", fallback: "1m" }),

  address: text({ help: "Address to serve on.", fallback: "0.0.0.0" }),
  port: port({ help: "Port of the HTTPS door; 0 opens none.", fallback: 10250 }),
  "healthz-bind-address": text({ help: "Address of the plain health page.", fallback: "127.0.0.1" }),
  "healthz-port": port({ help: "Port of the plain health page; 0 serves none.", fallback: 10248 }),
  "tls-cert-file": text({ help: "Certificate to serve with; read again when it changes.", fallback: "" }),
  "tls-private-key-file": text({ help: "Key of the certificate.", fallback: "" }),
  "client-ca-file": text({ help: "Authority of the API server's client certificate.", fallback: "" }),
} as const;

export type Settings = SettingValues<typeof settings>;
