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
  "root-ca-file": setting.text({
    help: "Authority that is published as ConfigMap kube-root-ca.crt; none is, where empty.",
    fallback: "",
  }),
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
