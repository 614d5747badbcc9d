import { clientSettings, commonSettings, setting } from "@kubets/component";

const { duration, integer, list, port, text } = setting;

/** The flags of the name server of a node. */
export const settings = {
  ...commonSettings,
  ...clientSettings,
  "hostname-override": text({ help: "Name of this node; the machine's own without it.", fallback: "" }),
  "bind-address": list({ help: "Addresses to serve on: the node's, one a family. Never all addresses." }),
  port: port({ help: "Port for queries by UDP and TCP.", fallback: 53 }),
  "cluster-domain": text({ help: "Zone of the cluster's names.", fallback: "cluster.local" }),
  "cluster-dns": list({
    help: "Addresses of the service kube-dns, which is made with them when absent; empty leaves it to others.",
    fallback: ["10.96.0.10"],
  }),
  "resolv-conf": text({
    help: "File that names the servers for names outside the cluster.",
    fallback: "/etc/resolv.conf",
  }),
  ttl: integer({ help: "Seconds that answers about the cluster may be kept.", fallback: 30, min: 0, max: 3600 }),
  "cache-ttl": integer({ help: "Seconds that replies of other servers are kept at most.", fallback: 30, min: 0 }),
  "cache-size": integer({ help: "How many replies of other servers are kept.", fallback: 5000, min: 0 }),
  "forward-timeout": duration({ help: "How long another server has to reply.", fallback: "2s" }),
  "metrics-bind-address": text({
    help: "Address for metrics and health; the first --bind-address without it.",
    fallback: "",
  }),
  "metrics-port": port({ help: "Port for metrics, /healthz and /readyz; 0 serves none.", fallback: 9153 }),
} as const;
