import type { Service } from "@kubets/api/types/core-v1";
import { cidrWarnings, ipWarnings } from "../warnings.ts";

export function serviceWarnings({ metadata, spec = {} }: Service): string[] {
  const { type, externalIPs = [], loadBalancerIP, clusterIPs = [] } = spec;
  const headless = type === "ClusterIP" && spec.clusterIP === "None";
  const hinted = metadata.annotations?.["service.kubernetes.io/topology-aware-hints"] !== undefined;
  const external = type === "ExternalName";
  const when = (condition: unknown, text: string) => (condition ? [text] : []);
  return [
    ...when(
      hinted,
      "annotation service.kubernetes.io/topology-aware-hints is deprecated, " +
        "please use service.kubernetes.io/topology-mode instead",
    ),
    ...(spec.clusterIP && !headless ? clusterIPs.flatMap((ip, i) => ipWarnings(`spec.clusterIPs[${i}]`, ip)) : []),
    ...when(headless && loadBalancerIP, "spec.loadBalancerIP is ignored for headless services"),
    ...when(headless && externalIPs.length, "spec.externalIPs is ignored for headless services"),
    ...when(headless && spec.sessionAffinity !== "None", "spec.SessionAffinity is ignored for headless services"),
    ...externalIPs.flatMap((ip, i) => ipWarnings(`spec.externalIPs[${i}]`, ip)),
    ...when(
      externalIPs.length && !headless && !external,
      "spec.externalIPs is deprecated and may no longer be implemented in some clusters",
    ),
    ...(loadBalancerIP ? ipWarnings("spec.loadBalancerIP", loadBalancerIP) : []),
    ...(spec.loadBalancerSourceRanges ?? []).flatMap((cidr, i) =>
      cidrWarnings(`spec.loadBalancerSourceRanges[${i}]`, cidr),
    ),
    ...when(external && externalIPs.length, 'spec.externalIPs is ignored when spec.type is "ExternalName"'),
    ...when(!external && spec.externalName, 'spec.externalName is ignored when spec.type is not "ExternalName"'),
    ...when(
      spec.trafficDistribution === "PreferClose",
      'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
    ),
  ];
}
