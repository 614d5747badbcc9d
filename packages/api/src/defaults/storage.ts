import { type Defaulters, type Fields, inTurn, missingFrom, whenAbsent } from "./defaulter.ts";

/** Absent status included: a volume or claim is pending from its first moment. */
const withPendingStatus = ({ status }: Fields): Fields | undefined =>
  (status as Fields | undefined)?.phase ? undefined : { status: { phase: "Pending" } };

export const storageDefaults: Defaulters = {
  "k8s.io.api.core.v1.PersistentVolume": inTurn(withPendingStatus, ({ spec }) => ({
    spec: missingFrom(spec, { persistentVolumeReclaimPolicy: "Retain", volumeMode: "Filesystem" }),
  })),
  "k8s.io.api.core.v1.PersistentVolumeClaim": withPendingStatus,
  "k8s.io.api.core.v1.PersistentVolumeClaimSpec": whenAbsent({ volumeMode: "Filesystem" }),
  "k8s.io.api.storage.v1.StorageClass": whenAbsent({ reclaimPolicy: "Delete", volumeBindingMode: "Immediate" }),
  "k8s.io.api.storage.v1.CSIDriverSpec": whenAbsent({
    attachRequired: true,
    podInfoOnMount: false,
    volumeLifecycleModes: ["Persistent"],
    storageCapacity: false,
    fsGroupPolicy: "ReadWriteOnceWithFSType",
    requiresRepublish: false,
    seLinuxMount: false,
  }),
};
