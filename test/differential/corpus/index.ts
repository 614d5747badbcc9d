import type { Corpus } from "../corpus.ts";
import {
  mutatingAdmissionPolicy,
  mutatingAdmissionPolicyBinding,
  mutatingWebhookConfiguration,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
  validatingWebhookConfiguration,
} from "./admission.ts";
import { horizontalPodAutoscaler, horizontalPodAutoscalerV1 } from "./autoscaler.ts";
import { cronJob, jobCorpus } from "./batch.ts";
import { certificateSigningRequest } from "./certificate-signing-request.ts";
import { configMap } from "./config-map.ts";
import { limitRange, namespaceCorpus, node, resourceQuota, secret, serviceAccount } from "./core.ts";
import { customResourceDefinition } from "./custom-resources/definition.ts";
import { deviceClass, resourceClaim, resourceClaimTemplate, resourceSlice } from "./devices.ts";
import { endpointSlice } from "./endpoint-slice.ts";
import { endpoints } from "./endpoints.ts";
import { event, eventOfEvents } from "./events.ts";
import { apiService } from "./extensions.ts";
import { flowSchema, priorityLevelConfiguration } from "./flow-control.ts";
import { ingress, ingressClass } from "./ingress.ts";
import { ipAddress, serviceCidr } from "./ip-address.ts";
import { networkPolicy } from "./network-policy.ts";
import { persistentVolume } from "./persistent-volume.ts";
import { persistentVolumeClaim } from "./persistent-volume-claim.ts";
import { pod } from "./pod.ts";
import { podTemplate } from "./pod-template.ts";
import { lease, podDisruptionBudget, priorityClass, runtimeClass } from "./policy.ts";
import { clusterRole, clusterRoleBinding, role, roleBinding } from "./rbac.ts";
import { service } from "./service.ts";
import {
  csiDriver,
  csiNode,
  csiStorageCapacity,
  storageClass,
  volumeAttachment,
  volumeAttributesClass,
} from "./storage.ts";
import {
  controllerRevision,
  daemonSet,
  deployment,
  replicaSet,
  replicationController,
  statefulSet,
} from "./workloads.ts";

/** A kind's corpus is one file and one word here. */
export const corpora: readonly Corpus[] = [
  configMap,
  ...[pod, podTemplate, replicationController, replicaSet, deployment, daemonSet, statefulSet, controllerRevision],
  ...[jobCorpus, cronJob, node, namespaceCorpus, secret, serviceAccount, limitRange, resourceQuota],
  ...[event, eventOfEvents],
  ...[service, endpoints, endpointSlice, ingress, ingressClass, networkPolicy, ipAddress, serviceCidr],
  ...[persistentVolume, persistentVolumeClaim, storageClass, csiDriver, csiNode, csiStorageCapacity],
  ...[volumeAttachment, volumeAttributesClass],
  ...[horizontalPodAutoscaler, horizontalPodAutoscalerV1, podDisruptionBudget, priorityClass, runtimeClass, lease],
  ...[role, clusterRole, roleBinding, clusterRoleBinding, flowSchema, priorityLevelConfiguration],
  ...[validatingWebhookConfiguration, mutatingWebhookConfiguration, validatingAdmissionPolicy],
  ...[validatingAdmissionPolicyBinding, mutatingAdmissionPolicy, mutatingAdmissionPolicyBinding],
  ...[deviceClass, resourceClaim, resourceClaimTemplate, resourceSlice, certificateSigningRequest],
  ...[apiService, customResourceDefinition],
];
