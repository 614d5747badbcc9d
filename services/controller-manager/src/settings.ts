import { clientSettings, commonSettings, leaderSettings, servingSettings, setting } from "@kubets/component";

/** Everything kube-controller-manager is told, named as there. */
export const settings = {
  ...commonSettings,
  ...clientSettings,
  ...servingSettings(10257),
  ...leaderSettings("kube-controller-manager"),
  controllers: setting.list({
    help: "Controllers that run: * stands for all, -name leaves one out.",
    fallback: ["*"],
  }),
  "max-endpoints-per-slice": setting.integer({
    help: "How many endpoints an EndpointSlice holds at most.",
    fallback: 100,
    min: 1,
    max: 1000,
  }),
  "node-monitor-grace-period": setting.duration({
    help: "How long a node may be silent before it counts as unknown.",
    fallback: "40s",
  }),
  "node-startup-grace-period": setting.duration({
    help: "The same for a node that has never spoken.",
    fallback: "1m",
  }),
  "node-eviction-rate": setting.number({
    help: "Nodes a second that may be emptied in a healthy zone.",
    fallback: 0.1,
  }),
  "secondary-node-eviction-rate": setting.number({
    help: "The same in a large zone that is mostly unhealthy.",
    fallback: 0.01,
  }),
  "unhealthy-zone-threshold": setting.number({
    help: "Share of nodes that are not ready from which a zone counts as unhealthy.",
    fallback: 0.55,
  }),
  "large-cluster-size-threshold": setting.integer({
    help: "Nodes of a zone from which it counts as large; smaller unhealthy ones are not emptied at all.",
    fallback: 50,
  }),
  "terminated-pod-gc-threshold": setting.integer({
    help: "How many ended pods are kept; 0 keeps all.",
    fallback: 12500,
  }),
  "root-ca-file": setting.text({
    help: "Authority that is published as ConfigMap kube-root-ca.crt; none is, where empty.",
    fallback: "",
  }),
  "cluster-signing-cert-file": setting.text({
    help: "Authority that signs for nodes; nothing is signed, where empty.",
    fallback: "",
  }),
  "cluster-signing-key-file": setting.text({ help: "Key of the authority that signs for nodes.", fallback: "" }),
  "allocate-node-cidrs": setting.boolean({ help: "Give each node a range of pod addresses.", fallback: true }),
  "cluster-cidr": setting.list({ help: "Blocks of pod addresses, one of each family.", fallback: ["10.244.0.0/16"] }),
  "node-cidr-mask-size-ipv4": setting.integer({
    help: "Prefix length of a node's range.",
    fallback: 24,
    min: 1,
    max: 32,
  }),
  "node-cidr-mask-size-ipv6": setting.integer({
    help: "Prefix length of a node's IPv6 range.",
    fallback: 64,
    min: 1,
    max: 128,
  }),
} as const;
