import { type ApiObject, kinds } from "@kubets/api";
import type { AdmissionPlugin } from "./admission.ts";

const finalizerOf = new Map([
  [kinds.PersistentVolumeClaim.plural, "kubernetes.io/pvc-protection"],
  [kinds.PersistentVolume.plural, "kubernetes.io/pv-protection"],
  [kinds.VolumeAttributesClass.plural, "kubernetes.io/vac-protection"],
]);
const groups = new Set(["", "storage.k8s.io"]);

/** Storage that is in use goes only when its last user has gone; a controller takes the finalizer off then. */
export const storageObjectInUseProtection: AdmissionPlugin = {
  name: "StorageObjectInUseProtection",
  handles: ({ operation, kind, subresource, object }) =>
    operation === "CREATE" &&
    !subresource &&
    object !== undefined &&
    groups.has(kind.group) &&
    finalizerOf.has(kind.plural),
  mutate: ({ kind, object }) => {
    const { metadata, ...rest } = object as ApiObject;
    const finalizers = metadata.finalizers ?? [];
    const finalizer = finalizerOf.get(kind.plural) as string;
    return finalizers.includes(finalizer)
      ? (object as ApiObject)
      : ({ ...rest, metadata: { ...metadata, finalizers: [...finalizers, finalizer] } } as ApiObject);
  },
};
