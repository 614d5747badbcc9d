import { kinds } from "@kubets/api";
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeSpec,
} from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";
import { nodeSelectorTermWarnings } from "../pod/pod-warnings.ts";
import { claimSpecWarnings } from "../warnings.ts";

const betaStorageClass = "volume.beta.kubernetes.io/storage-class";
const useStorageClassName = 'deprecated since v1.8; use "storageClassName" attribute instead';

const timeOf = (now: Date) => `${now.toISOString().slice(0, 19)}Z`;

export const persistentVolume = defineKind<PersistentVolume>({
  kind: kinds.PersistentVolume,
  prepareCreate: (object, { now }) => ({
    ...object,
    status: { phase: "Pending", lastPhaseTransitionTime: timeOf(now) },
  }),
  parts: {
    status: {
      prepareUpdate: (next, previous, { now }) => {
        const [was, asked] = [previous.status?.lastPhaseTransitionTime, next.status?.lastPhaseTransitionTime];
        const moved = next.status?.phase !== previous.status?.phase;
        const time = moved && (!asked || asked === was) ? timeOf(now) : (asked ?? was);
        return { ...next, status: { ...next.status, ...(time ? { lastPhaseTransitionTime: time } : {}) } };
      },
    },
  },
  warnings: volumeWarnings,
});

export const persistentVolumeClaim = defineKind<PersistentVolumeClaim>({
  kind: kinds.PersistentVolumeClaim,
  prepareCreate: (object) => ({
    ...object,
    status: { phase: "Pending" },
    ...spec(withBothSources(legacy(withoutForeignSource(object.spec)))),
  }),
  prepareUpdate: (next, { spec: before }) => {
    const kept = before?.dataSourceRef ? next.spec : withoutForeignSource(next.spec);
    return { ...next, ...spec(withBothSources(before?.dataSource ? kept : legacy(kept))) };
  },
  warnings: ({ metadata, spec: of }) => [
    ...(metadata.annotations?.[betaStorageClass] === undefined
      ? []
      : [`metadata.annotations[${betaStorageClass}]: ${useStorageClassName}`]),
    ...claimSpecWarnings(of ?? {}, "spec"),
  ],
});

const spec = (of: PersistentVolumeClaimSpec | undefined) => (of ? { spec: of } : {});

/** The feature CrossNamespaceVolumeDataSource is alpha, and off. */
function withoutForeignSource(of: PersistentVolumeClaimSpec | undefined): PersistentVolumeClaimSpec | undefined {
  if (!of?.dataSourceRef?.namespace) return of;
  const { dataSourceRef: _, ...rest } = of;
  return rest as PersistentVolumeClaimSpec;
}

/** The older `dataSource` always ignored what it did not know; only `dataSourceRef` may name any kind. */
function legacy(of: PersistentVolumeClaimSpec | undefined): PersistentVolumeClaimSpec | undefined {
  if (!of?.dataSource || of.dataSourceRef) return of;
  const { kind, apiGroup = "" } = of.dataSource;
  const known =
    (kind === "PersistentVolumeClaim" && !apiGroup) ||
    (kind === "VolumeSnapshot" && apiGroup === "snapshot.storage.k8s.io");
  if (known) return of;
  const { dataSource: _, ...rest } = of;
  return rest;
}

/** Each of the two names of the same source is filled from the other; across namespaces only the newer can say it. */
function withBothSources(of: PersistentVolumeClaimSpec | undefined): PersistentVolumeClaimSpec | undefined {
  if (!of || Boolean(of.dataSource) === Boolean(of.dataSourceRef)) return of;
  if (of.dataSource) return { ...of, dataSourceRef: { ...of.dataSource } };
  const { namespace, ...reference } = of.dataSourceRef ?? {};
  return namespace ? of : { ...of, dataSource: reference as PersistentVolumeClaimSpec["dataSource"] };
}

const deadVolumes: readonly (readonly [keyof PersistentVolumeSpec, string, string])[] = [
  ["cephfs", "cephfs", "deprecated in v1.28, non-functional in v1.31+"],
  ["photonPersistentDisk", "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"],
  ["scaleIO", "scaleIO", "deprecated in v1.16, non-functional in v1.22+"],
  ["storageos", "storageOS", "deprecated in v1.22, non-functional in v1.25+"],
  ["glusterfs", "glusterfs", "deprecated in v1.25, non-functional in v1.26+"],
  ["rbd", "rbd", "deprecated in v1.28, non-functional in v1.31+"],
];

function volumeWarnings({ metadata, spec: of }: PersistentVolume): string[] {
  const terms = of?.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  const at = "spec.nodeAffinity.required.nodeSelectorTerms";
  const annotated = (key: string, message: string) =>
    metadata.annotations?.[key] === undefined ? [] : [`metadata.annotations[${key}]: ${message}`];
  return [
    ...annotated(betaStorageClass, useStorageClassName),
    ...annotated(
      "volume.beta.kubernetes.io/mount-options",
      'deprecated since v1.31; use "mountOptions" attribute instead',
    ),
    ...(of?.persistentVolumeReclaimPolicy === "Recycle"
      ? [
          "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. " +
            "Instead, the recommended approach is to use dynamic provisioning.",
        ]
      : []),
    ...terms.flatMap((term, i) => nodeSelectorTermWarnings(term, `${at}[${i}]`)),
    ...deadVolumes.filter(([name]) => of?.[name]).map(([, path, message]) => `spec.${path}: ${message}`),
  ];
}
