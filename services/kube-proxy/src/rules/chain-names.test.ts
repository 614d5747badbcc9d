import type { ServicePort } from "../services/service-port.ts";
import { portChains } from "./chain-names.ts";

/** Names that are seen in every cluster of the real kube-proxy. */
const rows = [
  { name: "default/kubernetes:https", protocol: "tcp", cluster: "KUBE-SVC-NPX46M4PTMTKRN6Y" },
  { name: "kube-system/kube-dns:dns", protocol: "udp", cluster: "KUBE-SVC-TCOU7JCQXEZGVUNU" },
  { name: "kube-system/kube-dns:dns-tcp", protocol: "tcp", cluster: "KUBE-SVC-ERIFXISQEP7F7OF4" },
];
for (const { name, protocol, cluster } of rows)
  test(`the chain of ${name} has the name that kube-proxy gives it`, () =>
    expect(portChains({ name, protocol } as ServicePort).cluster).toBe(cluster));
