import { kinds } from "@kubets/api";
import { addressRange, firstAddress } from "../allocation/address-range.ts";
import { defaultServiceCidr } from "../allocation/service-cidrs.ts";
import { apiServices } from "./api-services.ts";
import type { BootstrapObject } from "./bootstrap-object.ts";

export interface BootstrapSettings {
  /** One range, or one of each family; the first is the default family's. */
  readonly serviceCidrs: readonly string[];
  /** Where this server serves HTTPS. */
  readonly securePort: number;
  readonly now: Date;
}

/** What every cluster has from the start, in the order in which it can be written. */
export const bootstrapObjects = ({ serviceCidrs, securePort, now }: BootstrapSettings): BootstrapObject[] => [
  ...["kube-system", "kube-public", "kube-node-lease", "default"].map(namespace),
  ...priorityClasses,
  serviceCidr(serviceCidrs),
  kubernetesService(serviceCidrs, securePort),
  tokenTracking(now),
  ...apiServices(),
];

const namespace = (name: string): BootstrapObject => ({
  kind: kinds.Namespace,
  object: { kind: "Namespace", apiVersion: "v1", metadata: { name } },
});

const priorityClass = (name: string, value: number, description: string): BootstrapObject => ({
  kind: kinds.PriorityClass,
  object: {
    kind: "PriorityClass",
    apiVersion: "scheduling.k8s.io/v1",
    metadata: { name },
    value,
    description,
    preemptionPolicy: "PreemptLowerPriority",
  },
});

const priorityClasses = [
  priorityClass(
    "system-node-critical",
    2_000_001_000,
    "Used for system critical pods that must not be moved from their current node.",
  ),
  priorityClass(
    "system-cluster-critical",
    2_000_000_000,
    "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.",
  ),
];

const serviceCidr = (cidrs: readonly string[]): BootstrapObject => ({
  kind: kinds.ServiceCIDR,
  object: {
    kind: "ServiceCIDR",
    apiVersion: "networking.k8s.io/v1",
    metadata: { name: defaultServiceCidr },
    spec: { cidrs },
  },
});

/** The API inside the cluster; its endpoints are the servers themselves. */
const kubernetesService = ([cidr = ""]: readonly string[], securePort: number): BootstrapObject => ({
  kind: kinds.Service,
  object: {
    kind: "Service",
    apiVersion: "v1",
    metadata: {
      name: "kubernetes",
      namespace: "default",
      labels: { component: "apiserver", provider: "kubernetes" },
    },
    spec: {
      clusterIP: firstAddress(addressRange(cidr)),
      ipFamilyPolicy: "SingleStack",
      ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: securePort }],
      sessionAffinity: "None",
      type: "ClusterIP",
    },
  },
});

/** Since when the use of tokens that are the text of a Secret is written down: before that day nothing is known. */
const tokenTracking = (now: Date): BootstrapObject => ({
  kind: kinds.ConfigMap,
  object: {
    kind: "ConfigMap",
    apiVersion: "v1",
    metadata: { name: "kube-apiserver-legacy-service-account-token-tracking", namespace: "kube-system" },
    data: { since: now.toISOString().slice(0, 10) },
  },
});
