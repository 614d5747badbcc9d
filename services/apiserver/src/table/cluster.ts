import type { CertificateSigningRequest } from "@kubets/api/types/certificates-v1";
import type { Lease } from "@kubets/api/types/coordination-v1";
import type { ComponentStatus, ConfigMap, Namespace, Node, ResourceQuota, Secret } from "@kubets/api/types/core-v1";
import type { FlowSchema, PriorityLevelConfiguration } from "@kubets/api/types/flowcontrol-v1";
import type { RuntimeClass } from "@kubets/api/types/node-v1";
import type { PodDisruptionBudget } from "@kubets/api/types/policy-v1";
import type { ClusterRoleBinding } from "@kubets/api/types/rbac-v1";
import type { PriorityClass } from "@kubets/api/types/scheduling-v1";
import { age, type Cell, nameOf, none, unknown } from "./cell.ts";
import { humanDuration } from "./human-duration.ts";

const size = (map: object | undefined) => (map ? Object.keys(map).length : 0);

export const configMaps = (object: ConfigMap): Cell[] => [
  nameOf(object),
  size(object.data) + size(object.binaryData),
  age(object),
];

export const secrets = (object: Secret): Cell[] => [nameOf(object), object.type ?? "", size(object.data), age(object)];

export const namespaces = (object: Namespace): Cell[] => [nameOf(object), object.status?.phase ?? "", age(object)];

export function componentStatuses(object: ComponentStatus): Cell[] {
  const { status, message = "", error = "" } = object.conditions?.find(({ type }) => type === "Healthy") ?? {};
  const word = status === "True" ? "Healthy" : status === "False" ? "Unhealthy" : "Unknown";
  return [nameOf(object), word, message, error];
}

export function nodes(object: Node): Cell[] {
  const info = object.status?.nodeInfo;
  const address = (wanted: string) => object.status?.addresses?.find(({ type }) => type === wanted)?.address || none;
  return [
    nameOf(object),
    nodeStatus(object),
    nodeRoles(object).join(",") || none,
    age(object),
    info?.kubeletVersion ?? "",
    address("InternalIP"),
    address("ExternalIP"),
    info?.osImage || unknown,
    (info?.kernelVersion || unknown) + (info?.architecture ? ` (${info.architecture})` : ""),
    info?.containerRuntimeVersion || unknown,
  ];
}

function nodeStatus({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  const word = ready ? (ready.status === "True" ? "Ready" : "NotReady") : "Unknown";
  return spec?.unschedulable ? `${word},SchedulingDisabled` : word;
}

const rolePrefix = "node-role.kubernetes.io/";

function nodeRoles({ metadata }: Node): string[] {
  const roles = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
    if (key.startsWith(rolePrefix)) return key.slice(rolePrefix.length) || [];
    return key === "kubernetes.io/role" && value ? value : [];
  });
  return [...new Set(roles)].sort();
}

export function resourceQuotas(object: ResourceQuota): Cell[] {
  const { hard = {}, used = {} } = object.status ?? {};
  const texts = Object.entries(hard)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, most]) => ({ limits: name.startsWith("limits"), text: `${name}: ${used[name] ?? "0"}/${most}` }));
  const joined = (limits: boolean) => texts.flatMap((t) => (t.limits === limits ? t.text : [])).join(", ");
  return [nameOf(object), joined(false), joined(true), age(object)];
}

export const leases = (object: Lease): Cell[] => [nameOf(object), object.spec?.holderIdentity ?? "", age(object)];

export const runtimeClasses = (object: RuntimeClass): Cell[] => [nameOf(object), object.handler ?? "", age(object)];

export const priorityClasses = (object: PriorityClass): Cell[] => [
  nameOf(object),
  object.value ?? 0,
  object.globalDefault ?? false,
  age(object),
  object.preemptionPolicy ?? "",
];

export const podDisruptionBudgets = (object: PodDisruptionBudget): Cell[] => [
  nameOf(object),
  String(object.spec?.minAvailable ?? "N/A"),
  String(object.spec?.maxUnavailable ?? "N/A"),
  object.status?.disruptionsAllowed ?? 0,
  age(object),
];

/** Rows of role bindings and cluster role bindings. */
export function roleBindings(object: ClusterRoleBinding): Cell[] {
  const of = (wanted: string) => (object.subjects ?? []).filter(({ kind }) => kind === wanted);
  return [
    nameOf(object),
    `${object.roleRef?.kind}/${object.roleRef?.name}`,
    age(object),
    of("User")
      .map(({ name }) => name)
      .join(", "),
    of("Group")
      .map(({ name }) => name)
      .join(", "),
    of("ServiceAccount")
      .map(({ namespace, name }) => `${namespace ?? ""}/${name}`)
      .join(", "),
  ];
}

export function certificateSigningRequests(object: CertificateSigningRequest): Cell[] {
  const has = (wanted: string) => object.status?.conditions?.some(({ type }) => type === wanted);
  const seconds = object.spec?.expirationSeconds;
  const verdict = has("Denied") ? "Denied" : has("Approved") ? "Approved" : "Pending";
  return [
    nameOf(object),
    age(object),
    object.spec?.signerName ?? none,
    object.spec?.username ?? "",
    seconds === undefined ? none : humanDuration(seconds * 1000),
    `${verdict}${has("Failed") ? ",Failed" : ""}${object.status?.certificate ? ",Issued" : ""}`,
  ];
}

export const flowSchemas = (object: FlowSchema): Cell[] => [
  nameOf(object),
  object.spec?.priorityLevelConfiguration?.name ?? "",
  object.spec?.matchingPrecedence ?? 0,
  object.spec?.distinguisherMethod?.type || none,
  age(object),
  object.status?.conditions?.find(({ type }) => type === "Dangling")?.status ?? "?",
];

export function priorityLevelConfigurations(object: PriorityLevelConfiguration): Cell[] {
  const { limited, exempt } = object.spec ?? {};
  const queuing = limited?.limitResponse?.queuing;
  return [
    nameOf(object),
    object.spec?.type ?? "",
    (limited ?? exempt)?.nominalConcurrencyShares ?? none,
    queuing?.queues ?? none,
    queuing?.handSize ?? none,
    queuing?.queueLengthLimit ?? none,
    age(object),
  ];
}
