import type { Rules } from "../rules.ts";
import {
  mutatingAdmissionPolicy,
  mutatingAdmissionPolicyBinding,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
} from "./admission-policies.ts";
import { apiService } from "./api-service.ts";
import { horizontalPodAutoscaler } from "./autoscaler.ts";
import { horizontalPodAutoscalerV1 } from "./autoscaler-v1.ts";
import { certificateSigningRequest } from "./certificate-signing-request.ts";
import { configMap, secret } from "./config.ts";
import { cronJob } from "./cron-job.ts";
import { customResourceDefinition } from "./custom-resource-definition.ts";
import { daemonSet } from "./daemon-set.ts";
import { deployment, replicaSet } from "./deployment.ts";
import { deviceClass, resourceClaim, resourceClaimTemplate, resourceSlice } from "./devices.ts";
import { endpointSlice } from "./endpoint-slice.ts";
import { endpoints } from "./endpoints.ts";
import { event } from "./event.ts";
import { flowSchema, priorityLevelConfiguration } from "./flow-control.ts";
import { ingress, ingressClass } from "./ingress.ts";
import { job } from "./job.ts";
import { limitRange } from "./limit-range.ts";
import { namespace } from "./namespace.ts";
import { ipAddress, networkPolicy, serviceCidr } from "./networking.ts";
import { node } from "./node.ts";
import { persistentVolume, persistentVolumeClaim } from "./persistent-volume.ts";
import { pod } from "./pod.ts";
import { clusterRole, clusterRoleBinding, role, roleBinding } from "./rbac.ts";
import { replicationController } from "./replication-controller.ts";
import { resourceQuota } from "./resource-quota.ts";
import { service } from "./service.ts";
import {
  controllerRevision,
  lease,
  podDisruptionBudget,
  podTemplate,
  priorityClass,
  runtimeClass,
} from "./small-kinds.ts";
import { statefulSet } from "./stateful-set.ts";
import {
  csiDriver,
  csiNode,
  csiStorageCapacity,
  storageClass,
  volumeAttachment,
  volumeAttributesClass,
} from "./storage.ts";
import { mutatingWebhookConfiguration, validatingWebhookConfiguration } from "./webhooks.ts";

/** The rules of every kind that has some, by `apiVersion/kind`. */
export const rulesByKind: Readonly<Record<string, Rules>> = {
  "v1/ConfigMap": configMap,
  "v1/Endpoints": endpoints,
  "v1/Event": event,
  "v1/LimitRange": limitRange,
  "v1/Namespace": namespace,
  "v1/Node": node,
  "v1/PersistentVolume": persistentVolume,
  "v1/PersistentVolumeClaim": persistentVolumeClaim,
  "v1/Pod": pod,
  "v1/PodTemplate": podTemplate,
  "v1/ReplicationController": replicationController,
  "v1/ResourceQuota": resourceQuota,
  "v1/Secret": secret,
  "v1/Service": service,
  "admissionregistration.k8s.io/v1/MutatingAdmissionPolicy": mutatingAdmissionPolicy,
  "admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding": mutatingAdmissionPolicyBinding,
  "admissionregistration.k8s.io/v1/MutatingWebhookConfiguration": mutatingWebhookConfiguration,
  "admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy": validatingAdmissionPolicy,
  "admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding": validatingAdmissionPolicyBinding,
  "admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration": validatingWebhookConfiguration,
  "apiextensions.k8s.io/v1/CustomResourceDefinition": customResourceDefinition,
  "apiregistration.k8s.io/v1/APIService": apiService,
  "apps/v1/ControllerRevision": controllerRevision,
  "apps/v1/DaemonSet": daemonSet,
  "apps/v1/Deployment": deployment,
  "apps/v1/ReplicaSet": replicaSet,
  "apps/v1/StatefulSet": statefulSet,
  "autoscaling/v1/HorizontalPodAutoscaler": horizontalPodAutoscalerV1,
  "autoscaling/v2/HorizontalPodAutoscaler": horizontalPodAutoscaler,
  "batch/v1/CronJob": cronJob,
  "batch/v1/Job": job,
  "certificates.k8s.io/v1/CertificateSigningRequest": certificateSigningRequest,
  "coordination.k8s.io/v1/Lease": lease,
  "discovery.k8s.io/v1/EndpointSlice": endpointSlice,
  "flowcontrol.apiserver.k8s.io/v1/FlowSchema": flowSchema,
  "flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration": priorityLevelConfiguration,
  "networking.k8s.io/v1/IPAddress": ipAddress,
  "networking.k8s.io/v1/Ingress": ingress,
  "networking.k8s.io/v1/IngressClass": ingressClass,
  "networking.k8s.io/v1/NetworkPolicy": networkPolicy,
  "networking.k8s.io/v1/ServiceCIDR": serviceCidr,
  "node.k8s.io/v1/RuntimeClass": runtimeClass,
  "policy/v1/PodDisruptionBudget": podDisruptionBudget,
  "rbac.authorization.k8s.io/v1/ClusterRole": clusterRole,
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": clusterRoleBinding,
  "rbac.authorization.k8s.io/v1/Role": role,
  "rbac.authorization.k8s.io/v1/RoleBinding": roleBinding,
  "resource.k8s.io/v1/DeviceClass": deviceClass,
  "resource.k8s.io/v1/ResourceClaim": resourceClaim,
  "resource.k8s.io/v1/ResourceClaimTemplate": resourceClaimTemplate,
  "resource.k8s.io/v1/ResourceSlice": resourceSlice,
  "scheduling.k8s.io/v1/PriorityClass": priorityClass,
  "storage.k8s.io/v1/CSIDriver": csiDriver,
  "storage.k8s.io/v1/CSINode": csiNode,
  "storage.k8s.io/v1/CSIStorageCapacity": csiStorageCapacity,
  "storage.k8s.io/v1/StorageClass": storageClass,
  "storage.k8s.io/v1/VolumeAttachment": volumeAttachment,
  "storage.k8s.io/v1/VolumeAttributesClass": volumeAttributesClass,
};
