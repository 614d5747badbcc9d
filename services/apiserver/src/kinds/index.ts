import { allKinds, type Kind } from "@kubets/api";
import { horizontalPodAutoscaler, horizontalPodAutoscalerV1 } from "./autoscaling/horizontal-pod-autoscaler.ts";
import { event, newEvent } from "./core/events.ts";
import { namespace } from "./core/namespace.ts";
import { node } from "./core/node.ts";
import { persistentVolume, persistentVolumeClaim } from "./core/persistent-volumes.ts";
import { secret } from "./core/secret.ts";
import { serviceAccount } from "./core/service-account.ts";
import type { KindRecord } from "./kind-record.ts";
import { endpointSlice, endpoints, ingress, networkPolicy } from "./networking/networking.ts";
import { contentChanges, plainKinds } from "./plain-kinds.ts";
import { pod } from "./pod/pod.ts";
import { certificateSigningRequest } from "./policy/certificate-signing-request.ts";
import { resourceClaim, resourceClaimTemplate, resourceSlice } from "./policy/dynamic-resources.ts";
import { apiService, customResourceDefinition } from "./policy/extensions.ts";
import { lease } from "./policy/lease.ts";
import { resourceQuota } from "./policy/resource-quota.ts";
import { resetMetadata } from "./reset-metadata.ts";
import { service } from "./service/service.ts";
import { csiDriver, csiStorageCapacity, storageClass } from "./storage/storage.ts";
import { daemonSet } from "./workloads/daemon-set.ts";
import { cronJob, job } from "./workloads/job.ts";
import { deployment, podTemplate, replicaSet, replicationController, statefulSet } from "./workloads/workloads.ts";

/** Every kind of which something cannot be declared; adding one is a file and a word here. */
export const records: readonly KindRecord[] = [
  ...[namespace, node, pod, podTemplate, replicationController, resourceQuota, secret, service, serviceAccount],
  ...[persistentVolume, persistentVolumeClaim, endpoints, event, newEvent],
  ...[daemonSet, deployment, replicaSet, statefulSet, cronJob, job, horizontalPodAutoscaler, horizontalPodAutoscalerV1],
  ...[endpointSlice, ingress, networkPolicy, storageClass, csiDriver, csiStorageCapacity],
  ...[
    certificateSigningRequest,
    customResourceDefinition,
    apiService,
    lease,
    resourceClaim,
    resourceClaimTemplate,
    resourceSlice,
  ],
  ...plainKinds,
];

const recorded = new Map<Kind, KindRecord>(records.map((record) => [record.kind, record]));
const builtIn = new Set<Kind>(allKinds);

/** The kind's record; kinds without one take all defaults, custom ones keep a generation and lose no metadata to status. */
export function recordOf(kind: Kind): KindRecord {
  const known = recorded.get(kind);
  if (known) return known;
  const made = builtIn.has(kind) ? { kind } : customRecord(kind);
  if (builtIn.has(kind)) recorded.set(kind, made);
  return made;
}

const customRecord = (kind: Kind): KindRecord => ({
  kind,
  generation: contentChanges,
  allowUnconditionalUpdate: false,
  parts: { status: { prepareUpdate: resetMetadata, resetFields: [["metadata"], ["spec"]] } },
});
