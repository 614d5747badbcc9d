import { type ApiObject, compareQuantity, kinds } from "@kubets/api";
import type { PersistentVolumeClaim } from "@kubets/api/types/core-v1";
import type { StorageClass } from "@kubets/api/types/storage-v1";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { writesOf } from "./handles.ts";
import { refuse } from "./refuse.ts";

/** A claim may grow when it is bound and its class says that its volumes can. */
export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: "PersistentVolumeClaimResize",
  handles: writesOf(kinds.PersistentVolumeClaim, "UPDATE"),
  validate: (request) => {
    const next = request.object as (ApiObject & PersistentVolumeClaim) | undefined;
    const previous = request.old as (ApiObject & PersistentVolumeClaim) | undefined;
    if (!next || !previous || compareQuantity(storageOf(next), storageOf(previous)) <= 0) return;
    if (previous.status?.phase !== "Bound")
      throw refuse(request, "Only bound persistent volume claims can be expanded");
    if (!mayGrow(previous, request)) {
      throw refuse(
        request,
        "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize",
      );
    }
  },
};

const storageOf = ({ spec }: PersistentVolumeClaim) => spec?.resources?.requests?.storage ?? "0";

function mayGrow({ spec, metadata }: PersistentVolumeClaim, { store }: AdmissionRequest): boolean {
  const name = metadata.annotations?.["volume.beta.kubernetes.io/storage-class"] ?? spec?.storageClassName;
  const found = name ? store.peek(kinds.StorageClass, "", name)?.object : undefined;
  return (found as (ApiObject & StorageClass) | undefined)?.allowVolumeExpansion === true;
}
