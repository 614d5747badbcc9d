import type { Corpus } from "../corpus.ts";
import { configMap } from "./config-map.ts";
import { endpointSlice } from "./endpoint-slice.ts";
import { endpoints } from "./endpoints.ts";
import { ingress, ingressClass } from "./ingress.ts";
import { ipAddress, serviceCidr } from "./ip-address.ts";
import { networkPolicy } from "./network-policy.ts";
import { service } from "./service.ts";

/** A kind's corpus is one file and one word here. */
export const corpora: readonly Corpus[] = [
  configMap,
  ...[service, endpoints, endpointSlice, ingress, ingressClass, networkPolicy, ipAddress, serviceCidr],
];
