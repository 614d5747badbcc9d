import { isDeepStrictEqual } from "node:util";
import { type FieldError, kinds } from "@kubets/api";
import type { Container, Pod, PodCondition, PodSpec } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";
import type { HookContext } from "../kind-record.ts";
import { resetMetadata } from "../reset-metadata.ts";
import { hostnameWarnings, ipWarnings } from "../warnings.ts";
import { appArmorFields } from "./app-armor.ts";
import { mergeLabelKeys } from "./match-label-keys.ts";
import { podWarnings } from "./pod-warnings.ts";
import { qosClassOf } from "./qos.ts";

export const pod = defineKind<Pod>({
  kind: kinds.Pod,
  generation: "spec",
  prepareCreate,
  validate: (_, { sent }) => claimsOfThePod(sent as Pod | undefined),
  parts: {
    status: {
      prepareUpdate: prepareStatus,
      resetFields: [["spec"], ["metadata", "deletionTimestamp"], ["metadata", "ownerReferences"]],
      warnings: (next) => [
        ...(next.status?.podIPs ?? []).flatMap(({ ip }, i) => ipWarnings(`status.podIPs[${i}].ip`, ip ?? "")),
        ...(next.status?.hostIPs ?? []).flatMap(({ ip }, i) => ipWarnings(`status.hostIPs[${i}].ip`, ip ?? "")),
      ],
    },
    ephemeralcontainers: { prepareUpdate: onlyEphemeralContainers, ownedFields: [["spec", "ephemeralContainers"]] },
    resize: {
      prepareUpdate: onlyResources,
      ownedFields: ["containers", "initContainers"].flatMap((list) => [
        ["spec", list, "*", "resources"],
        ["spec", list, "*", "resizePolicy"],
      ]),
    },
  },
  warnings: (object, previous) =>
    previous ? [] : [...hostnameWarnings(object.metadata.name, "the Pod's hostname"), ...podWarnings(object)],
  gracePeriod,
});

/** Devices are claimed by containers; even an empty list of claims is refused. A full one is found by the kind's own rules. */
const claimsOfThePod = (sent: Pod | undefined): FieldError[] =>
  sent?.spec?.resources?.claims?.length === 0
    ? [
        {
          type: "FieldValueForbidden",
          field: "spec.resources.claims",
          detail: "claims may not be set for Resources at pod-level",
        },
      ]
    : [];

function prepareCreate(object: Pod, context: HookContext): Pod {
  if (!object.spec) return object;
  const gated = (object.spec.schedulingGates ?? []).length > 0;
  const { labels, annotations } = object.metadata;
  return {
    ...object,
    spec: withGracePeriod(appArmorFields(mergeLabelKeys(object.spec, labels), annotations, context.warn)),
    status: {
      phase: "Pending",
      ...(gated ? { conditions: [schedulingGated(context.now)] } : {}),
      qosClass: qosClassOf(object),
    },
  };
}

/** One second stands for a period below nothing. */
const withGracePeriod = (spec: PodSpec): PodSpec =>
  (spec.terminationGracePeriodSeconds ?? 0) < 0 ? { ...spec, terminationGracePeriodSeconds: 1 } : spec;

const schedulingGated = (now: Date): PodCondition => ({
  type: "PodScheduled",
  status: "False",
  lastTransitionTime: `${now.toISOString().slice(0, 19)}Z`,
  reason: "SchedulingGated",
  message: "Scheduling is blocked due to non-empty scheduling gates",
});

/** The QoS class never changes, owners are not the kubelet's business, and observedGeneration does not go back to nothing. */
function prepareStatus(next: Pod, previous: Pod): Pod {
  const { ownerReferences: _owners, deletionTimestamp: _deletion, ...metadata } = next.metadata;
  const { ownerReferences: owners, deletionTimestamp } = previous.metadata;
  return {
    ...next,
    metadata: {
      ...metadata,
      ...(owners ? { ownerReferences: owners } : {}),
      ...(deletionTimestamp ? { deletionTimestamp } : {}),
    },
    status: {
      ...next.status,
      qosClass: next.status?.qosClass ?? previous.status?.qosClass,
      observedGeneration: next.status?.observedGeneration || previous.status?.observedGeneration,
      ...(next.status?.conditions ? { conditions: observed(next.status.conditions, previous.status?.conditions) } : {}),
    },
  };
}

function observed(next: readonly PodCondition[], previous: readonly PodCondition[] = []): PodCondition[] {
  const left = [...previous];
  return next.map((condition) => {
    const at = left.findIndex(({ type }) => type === condition.type);
    const [old] = at < 0 ? [] : left.splice(at, 1);
    return condition.observedGeneration || !old?.observedGeneration
      ? condition
      : { ...condition, observedGeneration: old.observedGeneration };
  });
}

function onlyEphemeralContainers(next: Pod, previous: Pod): Pod {
  const { ephemeralContainers: _, ...spec } = previous.spec ?? {};
  const added = next.spec?.ephemeralContainers;
  return {
    ...resetMetadata(next, previous),
    spec: { ...spec, ...(added ? { ephemeralContainers: added } : {}) } as Pod["spec"],
    status: previous.status,
  };
}

/** Containers that were added, removed or renamed are left for validation to refuse. */
function onlyResources(next: Pod, previous: Pod): Pod {
  if (!next.spec || !previous.spec || !sameNumber(next, previous)) return next;
  const { resources: _, ...spec } = previous.spec;
  return {
    ...resetMetadata(next, previous),
    spec: {
      ...spec,
      containers: withResourcesOf(next.spec.containers, previous.spec.containers),
      ...(next.spec.initContainers
        ? { initContainers: withResourcesOf(next.spec.initContainers, previous.spec.initContainers) }
        : {}),
      ...(next.spec.resources ? { resources: next.spec.resources } : {}),
    },
    status: previous.status,
  };
}

const sameNumber = ({ spec: a }: Pod, { spec: b }: Pod) =>
  a?.containers?.length === b?.containers?.length && a?.initContainers?.length === b?.initContainers?.length;

function withResourcesOf(next: readonly Container[] = [], previous: readonly Container[] = []): Container[] {
  if (
    !isDeepStrictEqual(
      next.map(({ name }) => name),
      previous.map(({ name }) => name),
    )
  )
    return [...next];
  return previous.map(({ resources: _r, resizePolicy: _p, ...rest }, i) => {
    const { resources, resizePolicy } = next[i] ?? {};
    return { ...rest, ...(resources ? { resources } : {}), ...(resizePolicy ? { resizePolicy } : {}) } as Container;
  });
}

/** A pod that no node runs, or that has ended, goes at once; a negative period counts as one second. */
export function gracePeriod({ spec, status }: Pod, requested: number | undefined): number {
  const ended = status?.phase === "Failed" || status?.phase === "Succeeded";
  if (!spec?.nodeName || ended) return 0;
  const period = requested ?? Number(spec.terminationGracePeriodSeconds ?? 0);
  return period < 0 ? 1 : period;
}
