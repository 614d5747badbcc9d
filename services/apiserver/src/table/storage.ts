import type { PersistentVolume, PersistentVolumeClaim } from "@kubets/api/types/core-v1";
import type {
  CSIDriver,
  CSINode,
  StorageClass,
  VolumeAttachment,
  VolumeAttributesClass,
} from "@kubets/api/types/storage-v1";
import { age, type Cell, nameOf, none, unset } from "./cell.ts";

const shortModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};

/** Abbreviated access modes, always in the same order, each once. */
const modesText = (modes: readonly string[] | undefined): string =>
  Object.keys(shortModes)
    .filter((mode) => modes?.includes(mode))
    .map((mode) => shortModes[mode])
    .join(",");

const phaseText = (object: PersistentVolume | PersistentVolumeClaim): string =>
  object.metadata.deletionTimestamp ? "Terminating" : (object.status?.phase ?? "");

export function persistentVolumeClaims(object: PersistentVolumeClaim): Cell[] {
  const { spec, status, metadata } = object;
  const bound = Boolean(spec?.volumeName);
  return [
    nameOf(object),
    phaseText(object),
    spec?.volumeName ?? "",
    bound ? String(status?.capacity?.storage ?? "0") : "",
    bound ? modesText(status?.accessModes) : "",
    metadata.annotations?.["volume.beta.kubernetes.io/storage-class"] ?? spec?.storageClassName ?? "",
    spec?.volumeAttributesClassName ?? unset,
    age(object),
    spec?.volumeMode ?? unset,
  ];
}

export function persistentVolumes(object: PersistentVolume): Cell[] {
  const { spec, status, metadata } = object;
  return [
    nameOf(object),
    String(spec?.capacity?.storage ?? "0"),
    modesText(spec?.accessModes),
    spec?.persistentVolumeReclaimPolicy ?? "",
    phaseText(object),
    spec?.claimRef ? `${spec.claimRef.namespace ?? ""}/${spec.claimRef.name ?? ""}` : "",
    metadata.annotations?.["volume.beta.kubernetes.io/storage-class"] ?? spec?.storageClassName ?? "",
    spec?.volumeAttributesClassName ?? unset,
    status?.reason ?? "",
    age(object),
    spec?.volumeMode ?? unset,
  ];
}

/** The name, marked where the class is the default one of its kind. */
const classNameText = (object: StorageClass | VolumeAttributesClass, annotations: readonly string[]): string =>
  annotations.some((key) => object.metadata.annotations?.[key] === "true")
    ? `${nameOf(object)} (default)`
    : nameOf(object);

export const storageClasses = (object: StorageClass): Cell[] => [
  classNameText(object, [
    "storageclass.kubernetes.io/is-default-class",
    "storageclass.beta.kubernetes.io/is-default-class",
  ]),
  object.provisioner ?? "",
  object.reclaimPolicy ?? "",
  object.volumeBindingMode ?? "",
  object.allowVolumeExpansion ?? false,
  age(object),
];

export const volumeAttributesClasses = (object: VolumeAttributesClass): Cell[] => [
  classNameText(object, ["volumeattributesclass.alpha.kubernetes.io/is-default-class"]),
  object.driverName ?? "",
  age(object),
];

export const volumeAttachments = (object: VolumeAttachment): Cell[] => [
  nameOf(object),
  object.spec?.attacher ?? "",
  object.spec?.source?.persistentVolumeName ?? "",
  object.spec?.nodeName ?? "",
  object.status?.attached ?? false,
  age(object),
];

export const csiNodes = (object: CSINode): Cell[] => [nameOf(object), object.spec?.drivers?.length ?? 0, age(object)];

export const csiDrivers = (object: CSIDriver): Cell[] => [
  nameOf(object),
  object.spec?.attachRequired ?? true,
  object.spec?.podInfoOnMount ?? false,
  object.spec?.storageCapacity ?? false,
  (object.spec?.tokenRequests ?? []).map(({ audience }) => audience).join(",") || unset,
  object.spec?.requiresRepublish ?? false,
  (object.spec?.volumeLifecycleModes ?? []).join(",") || none,
  age(object),
];
