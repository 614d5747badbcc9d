import { clientSettings, commonSettings, type SettingValues, setting } from "@kubets/component";

const { boolean, duration, integer, list, text } = setting;

/** The flags of kube-proxy that this one takes, under its names. */
export const settings = {
  ...commonSettings,
  ...clientSettings,
  kubeconfig: { ...clientSettings.kubeconfig, file: "clientConnection.kubeconfig" },
  "hostname-override": text({ help: "Name of this node; the machine's own without it.", fallback: "" }),
  "cluster-cidr": list({ help: "Ranges of pods' addresses: callers from elsewhere get the node's address." }),
  "proxy-mode": text({ help: "How packets are sent.", fallback: "iptables", oneOf: ["iptables"], file: "mode" }),
  "iptables-backend": text({
    help: "Which iptables: what the machine's own is by default.",
    fallback: "default",
    oneOf: ["default", "nft", "legacy"],
    file: "iptables.backend",
  }),
  "masquerade-all": boolean({
    help: "Give all traffic to service addresses the node's address.",
    fallback: false,
    file: "iptables.masqueradeAll",
  }),
  "iptables-masquerade-bit": integer({
    help: "Bit of the packet's mark that asks for the node's address.",
    fallback: 14,
    min: 0,
    max: 30,
    file: "iptables.masqueradeBit",
  }),
  "iptables-localhost-nodeports": boolean({
    help: "Serve node ports on 127.0.0.1 too.",
    fallback: true,
    file: "iptables.localhostNodePorts",
  }),
  "iptables-min-sync-period": duration({
    help: "The least pause between two changes of the rules.",
    fallback: "10ms",
    file: "iptables.minSyncPeriod",
  }),
  "iptables-sync-period": duration({
    help: "How often the rules are compared with what is in place.",
    fallback: "10s",
    file: "iptables.syncPeriod",
  }),
  "healthz-bind-address": text({ help: "Address and port for health; empty serves none.", fallback: "0.0.0.0:10256" }),
  "metrics-bind-address": text({
    help: "Address and port for metrics; empty serves none.",
    fallback: "127.0.0.1:10249",
  }),
} as const;

export type Settings = SettingValues<typeof settings>;
