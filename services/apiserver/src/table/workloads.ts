import { type LabelSelectorSpec, labelSelectorOf } from "@kubets/api";
import type { ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet } from "@kubets/api/types/apps-v1";
import type { CronJob, Job } from "@kubets/api/types/batch-v1";
import type { PodSpec, PodTemplate, ReplicationController } from "@kubets/api/types/core-v1";
import { age, type Cell, flagText, labelText, nameOf, none, since } from "./cell.ts";
import { humanDuration } from "./human-duration.ts";

/** Names and images of a template's containers: the two columns of every workload. */
const containers = (spec: PodSpec | undefined): Cell[] => [
  (spec?.containers ?? []).map(({ name }) => name).join(","),
  (spec?.containers ?? []).map(({ image }) => image ?? "").join(","),
];

export const selectorText = (selector: LabelSelectorSpec | undefined): string =>
  (selector && labelSelectorOf(selector).toString()) || none;

export const deployments = (object: Deployment): Cell[] => [
  nameOf(object),
  `${object.status?.readyReplicas ?? 0}/${object.spec?.replicas ?? 0}`,
  object.status?.updatedReplicas ?? 0,
  object.status?.availableReplicas ?? 0,
  age(object),
  ...containers(object.spec?.template?.spec),
  selectorText(object.spec?.selector),
];

const replicaCells = (object: ReplicaSet | ReplicationController): Cell[] => [
  nameOf(object),
  object.spec?.replicas ?? 0,
  object.status?.replicas ?? 0,
  object.status?.readyReplicas ?? 0,
  age(object),
  ...containers(object.spec?.template?.spec),
];

export const replicaSets = (object: ReplicaSet): Cell[] => [
  ...replicaCells(object),
  selectorText(object.spec?.selector),
];

export const replicationControllers = (object: ReplicationController): Cell[] => [
  ...replicaCells(object),
  labelText(object.spec?.selector),
];

export const statefulSets = (object: StatefulSet): Cell[] => [
  nameOf(object),
  `${object.status?.readyReplicas ?? 0}/${object.spec?.replicas ?? 0}`,
  age(object),
  ...containers(object.spec?.template?.spec),
];

export const daemonSets = (object: DaemonSet): Cell[] => [
  nameOf(object),
  object.status?.desiredNumberScheduled ?? 0,
  object.status?.currentNumberScheduled ?? 0,
  object.status?.numberReady ?? 0,
  object.status?.updatedNumberScheduled ?? 0,
  object.status?.numberAvailable ?? 0,
  labelText(object.spec?.template?.spec?.nodeSelector),
  age(object),
  ...containers(object.spec?.template?.spec),
  selectorText(object.spec?.selector),
];

export const podTemplates = (object: PodTemplate): Cell[] => [
  nameOf(object),
  ...containers(object.template?.spec),
  labelText(object.template?.metadata?.labels),
];

export function controllerRevisions(object: ControllerRevision): Cell[] {
  const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
  const group = owner?.apiVersion.includes("/") ? `.${owner.apiVersion.split("/")[0]}` : "";
  const controller = owner ? `${owner.kind.toLowerCase()}${group}/${owner.name}` : none;
  return [nameOf(object), controller, object.revision ?? 0, age(object)];
}

export const cronJobs = (object: CronJob): Cell[] => [
  nameOf(object),
  object.spec?.schedule ?? "",
  object.spec?.timeZone || none,
  flagText(object.spec?.suspend),
  object.status?.active?.length ?? 0,
  object.status?.lastScheduleTime ? since(object.status.lastScheduleTime) : none,
  age(object),
  ...containers(object.spec?.jobTemplate?.spec?.template?.spec),
  selectorText(object.spec?.jobTemplate?.spec?.selector),
];

export const jobs = (object: Job): Cell[] => [
  nameOf(object),
  jobStatus(object),
  jobCompletions(object),
  jobDuration(object),
  age(object),
  ...containers(object.spec?.template?.spec),
  selectorText(object.spec?.selector),
];

function jobStatus({ metadata, status }: Job): string {
  const holds = (wanted: string) =>
    status?.conditions?.some(({ type, status: is }) => type === wanted && is === "True");
  const final = ["Complete", "Failed"].find(holds);
  if (final) return final;
  if (metadata.deletionTimestamp) return "Terminating";
  return ["Suspended", "FailureTarget", "SuccessCriteriaMet"].find(holds) ?? "Running";
}

function jobCompletions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0;
  if (spec?.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const parallelism = spec?.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function jobDuration({ status }: Job): Cell {
  if (!status?.startTime) return "";
  if (!status.completionTime) return since(status.startTime);
  return humanDuration(Date.parse(status.completionTime) - Date.parse(status.startTime));
}
