import { isIPv4 } from "node:net";
import type { SettingValues } from "@kubets/component";
import { deletableKinds } from "../objects/deletable-kinds.ts";
import { createFirstSeen } from "../objects/first-seen.ts";
import { declared, type Process } from "../running/process.ts";
import type { settings } from "../settings.ts";
import { certificateSigning } from "./certificate-signing/certificate-signing.ts";
import type { Authority } from "./certificate-signing/sign-certificate.ts";
import { deployments } from "./deployment/deployment.ts";
import { disruption } from "./disruption/disruption.ts";
import { endpoints } from "./endpoints/endpoints.ts";
import { endpointSlices } from "./endpointslice/endpointslice.ts";
import { garbageCollector } from "./garbage-collector/garbage-collector.ts";
import { namespaces } from "./namespace/namespace.ts";
import { nodeIpam } from "./node-ipam/node-ipam.ts";
import { parseBlock } from "./node-ipam/ranges.ts";
import { nodeLifecycle } from "./node-lifecycle/node-lifecycle.ts";
import { podGc } from "./pod-gc/pod-gc.ts";
import { replicaSets } from "./replicaset/replicaset.ts";
import { rootCaPublisher } from "./root-ca/root-ca.ts";
import { serviceAccounts } from "./service-account/service-account.ts";
import { serviceCidrs } from "./service-cidr/service-cidr.ts";
import { taintEviction } from "./taint-eviction/taint-eviction.ts";

export type Settings = SettingValues<typeof settings>;

export interface Given {
  readonly settings: Settings;
  /** The cluster's authority as PEM; undefined where none is to be published. */
  readonly rootCa: (() => string) | undefined;
  /** What signs for nodes; undefined where nothing is to be signed. */
  readonly authority?: (() => Authority) | undefined;
}

/** Every controller that the settings ask for. Adding one is a folder and a line here. */
export function controllers({ settings, rootCa, authority }: Given): readonly Process[] {
  const deletable = deletableKinds();
  const all = [
    declared(replicaSets),
    declared(deployments),
    declared(endpointSlices(settings.maxEndpointsPerSlice)),
    declared(endpoints),
    declared(disruption),
    declared(serviceAccounts),
    declared(serviceCidrs),
    ...(rootCa ? [declared(rootCaPublisher(rootCa))] : []),
    ...(authority ? [declared(certificateSigning(authority))] : []),
    ...(settings.allocateNodeCidrs ? [declared(nodeIpam(blocks(settings)))] : []),
    declared(nodeLifecycle(settings, createFirstSeen())),
    declared(taintEviction(createFirstSeen())),
    namespaces(() => deletable.filter(({ namespaced }) => namespaced)),
    garbageCollector(deletable.filter(({ kind }) => kind !== "Event")),
    podGc(settings.terminatedPodGcThreshold, createFirstSeen()),
  ];
  return all.filter(({ name }) => isChosen(settings.controllers, name));
}

const isChosen = (chosen: readonly string[], name: string): boolean =>
  !chosen.includes(`-${name}`) && (chosen.includes(name) || chosen.includes("*"));

const blocks = ({ clusterCidr, nodeCidrMaskSizeIpv4, nodeCidrMaskSizeIpv6 }: Settings) =>
  clusterCidr.map((cidr) =>
    parseBlock(cidr, isIPv4(cidr.split("/")[0] ?? "") ? nodeCidrMaskSizeIpv4 : nodeCidrMaskSizeIpv6),
  );
