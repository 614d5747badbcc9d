import { allKinds, kinds } from "@kubets/api";
import type { BootstrapObject } from "./bootstrap-object.ts";

/** Which group comes first in discovery, by kube-apiserver's numbers; a group has the same for all its versions. */
const groupPriority: Readonly<Record<string, number>> = {
  "": 18000,
  apps: 17800,
  "events.k8s.io": 17750,
  "authentication.k8s.io": 17700,
  "authorization.k8s.io": 17600,
  autoscaling: 17500,
  batch: 17400,
  "certificates.k8s.io": 17300,
  "networking.k8s.io": 17200,
  policy: 17100,
  "rbac.authorization.k8s.io": 17000,
  "storage.k8s.io": 16800,
  "apiextensions.k8s.io": 16700,
  "admissionregistration.k8s.io": 16700,
  "scheduling.k8s.io": 16600,
  "coordination.k8s.io": 16500,
  "node.k8s.io": 16300,
  "discovery.k8s.io": 16200,
  "resource.k8s.io": 16200,
  "flowcontrol.apiserver.k8s.io": 16100,
};

/** The newer versions first; those of these groups have numbers of their own. */
const versionPriority: Readonly<Record<string, number>> = {
  v1: 1,
  "autoscaling/v2": 30,
  "flowcontrol.apiserver.k8s.io/v1": 21,
  "resource.k8s.io/v1": 21,
};
const usual = 15;

/** One APIService for each group version that this server serves itself; the aggregator's own is none of them. */
export function apiServices(): BootstrapObject[] {
  const served = new Map(allKinds.map(({ apiVersion, group, version }) => [apiVersion, { group, version }]));
  served.delete("apiregistration.k8s.io/v1");
  return [...served].map(([apiVersion, { group, version }]) => ({
    kind: kinds.APIService,
    object: {
      kind: "APIService",
      apiVersion: "apiregistration.k8s.io/v1",
      metadata: {
        name: `${version}.${group}`,
        labels: { "kube-aggregator.kubernetes.io/automanaged": "onstart" },
      },
      spec: {
        ...(group ? { group } : {}),
        version,
        groupPriorityMinimum: groupPriority[group] ?? 15000,
        versionPriority: versionPriority[apiVersion] ?? usual,
      },
    },
  }));
}
