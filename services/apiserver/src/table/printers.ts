import * as admission from "./admission.ts";
import { horizontalPodAutoscalers } from "./autoscalers.ts";
import { age, nameOf, type Printer } from "./cell.ts";
import * as cluster from "./cluster.ts";
import * as devices from "./devices.ts";
import { events } from "./events.ts";
import * as networking from "./networking.ts";
import { pods } from "./pods.ts";
import { scales } from "./scales.ts";
import * as storage from "./storage.ts";
import * as workloads from "./workloads.ts";

/** For kinds whose only columns are the name and the age. */
export const nameAndAge: Printer = (object) => [nameOf(object), age(object)];

/** For kinds without columns of their own: the name and when it was made. */
export const nameAndTime: Printer = (object) => [nameOf(object), object.metadata.creationTimestamp ?? ""];

/** Resource (`plural` or `plural.group`) → the maker of its rows. A kind with columns of its own is one line here. */
export const printers: Readonly<Record<string, Printer>> = {
  pods,
  events,
  componentstatuses: cluster.componentStatuses,
  configmaps: cluster.configMaps,
  endpoints: networking.endpoints,
  namespaces: cluster.namespaces,
  nodes: cluster.nodes,
  persistentvolumeclaims: storage.persistentVolumeClaims,
  persistentvolumes: storage.persistentVolumes,
  podtemplates: workloads.podTemplates,
  replicationcontrollers: workloads.replicationControllers,
  resourcequotas: cluster.resourceQuotas,
  secrets: cluster.secrets,
  serviceaccounts: nameAndAge,
  services: networking.services,
  "events.events.k8s.io": events,
  "mutatingadmissionpolicies.admissionregistration.k8s.io": admission.mutatingAdmissionPolicies,
  "mutatingadmissionpolicybindings.admissionregistration.k8s.io": admission.policyBindings,
  "mutatingwebhookconfigurations.admissionregistration.k8s.io": admission.webhookConfigurations,
  "validatingadmissionpolicies.admissionregistration.k8s.io": admission.validatingAdmissionPolicies,
  "validatingadmissionpolicybindings.admissionregistration.k8s.io": admission.policyBindings,
  "validatingwebhookconfigurations.admissionregistration.k8s.io": admission.webhookConfigurations,
  "apiservices.apiregistration.k8s.io": networking.apiServices,
  "controllerrevisions.apps": workloads.controllerRevisions,
  "daemonsets.apps": workloads.daemonSets,
  "deployments.apps": workloads.deployments,
  "replicasets.apps": workloads.replicaSets,
  "statefulsets.apps": workloads.statefulSets,
  "scales.autoscaling": scales,
  "horizontalpodautoscalers.autoscaling": horizontalPodAutoscalers,
  "cronjobs.batch": workloads.cronJobs,
  "jobs.batch": workloads.jobs,
  "certificatesigningrequests.certificates.k8s.io": cluster.certificateSigningRequests,
  "leases.coordination.k8s.io": cluster.leases,
  "endpointslices.discovery.k8s.io": networking.endpointSlices,
  "flowschemas.flowcontrol.apiserver.k8s.io": cluster.flowSchemas,
  "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io": cluster.priorityLevelConfigurations,
  "ingressclasses.networking.k8s.io": networking.ingressClasses,
  "ingresses.networking.k8s.io": networking.ingresses,
  "ipaddresses.networking.k8s.io": networking.ipAddresses,
  "networkpolicies.networking.k8s.io": networking.networkPolicies,
  "servicecidrs.networking.k8s.io": networking.serviceCidrs,
  "runtimeclasses.node.k8s.io": cluster.runtimeClasses,
  "poddisruptionbudgets.policy": cluster.podDisruptionBudgets,
  "clusterrolebindings.rbac.authorization.k8s.io": cluster.roleBindings,
  "rolebindings.rbac.authorization.k8s.io": cluster.roleBindings,
  "deviceclasses.resource.k8s.io": nameAndAge,
  "resourceclaims.resource.k8s.io": devices.resourceClaims,
  "resourceclaimtemplates.resource.k8s.io": nameAndAge,
  "resourceslices.resource.k8s.io": devices.resourceSlices,
  "priorityclasses.scheduling.k8s.io": cluster.priorityClasses,
  "csidrivers.storage.k8s.io": storage.csiDrivers,
  "csinodes.storage.k8s.io": storage.csiNodes,
  "storageclasses.storage.k8s.io": storage.storageClasses,
  "volumeattachments.storage.k8s.io": storage.volumeAttachments,
  "volumeattributesclasses.storage.k8s.io": storage.volumeAttributesClasses,
};
