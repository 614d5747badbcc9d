import { isIPv4 } from "node:net";
import type { Controller } from "@kubets/client";
import type { SettingValues } from "@kubets/component";
import type { settings } from "../settings.ts";
import { deployments } from "./deployment/deployment.ts";
import { endpoints } from "./endpoints/endpoints.ts";
import { endpointSlices } from "./endpointslice/endpointslice.ts";
import { nodeIpam } from "./node-ipam/node-ipam.ts";
import { parseBlock } from "./node-ipam/ranges.ts";
import { replicaSets } from "./replicaset/replicaset.ts";
import { rootCaPublisher } from "./root-ca/root-ca.ts";
import { serviceAccounts } from "./service-account/service-account.ts";

export type Settings = SettingValues<typeof settings>;

export interface Given {
  readonly settings: Settings;
  /** The cluster's authority as PEM; undefined where none is to be published. */
  readonly rootCa: (() => string) | undefined;
}

/** Every controller that the settings ask for. Adding one is a folder and a line here. */
export function controllers({ settings, rootCa }: Given): readonly Controller[] {
  const all = [
    replicaSets,
    deployments,
    endpointSlices(settings.maxEndpointsPerSlice),
    endpoints,
    serviceAccounts,
    ...(rootCa ? [rootCaPublisher(rootCa)] : []),
    ...(settings.allocateNodeCidrs ? [nodeIpam(blocks(settings))] : []),
  ];
  return all.filter(({ name }) => isChosen(settings.controllers, name));
}

const isChosen = (chosen: readonly string[], name: string): boolean =>
  !chosen.includes(`-${name}`) && (chosen.includes(name) || chosen.includes("*"));

const blocks = ({ clusterCidr, nodeCidrMaskSizeIpv4, nodeCidrMaskSizeIpv6 }: Settings) =>
  clusterCidr.map((cidr) =>
    parseBlock(cidr, isIPv4(cidr.split("/")[0] ?? "") ? nodeCidrMaskSizeIpv4 : nodeCidrMaskSizeIpv6),
  );
