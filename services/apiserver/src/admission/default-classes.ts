import { type ApiObject, type Kind, kinds } from "@kubets/api";
import type { PersistentVolumeClaim } from "@kubets/api/types/core-v1";
import type { Ingress } from "@kubets/api/types/networking-v1";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { writesOf } from "./handles.ts";

/** A claim that names no class gets the default one; an empty name means that it wants none. */
export const defaultStorageClass: AdmissionPlugin = {
  name: "DefaultStorageClass",
  handles: writesOf(kinds.PersistentVolumeClaim, "CREATE"),
  mutate: (request) => {
    const claim = request.object as ApiObject & PersistentVolumeClaim;
    const asked =
      claim.spec?.storageClassName ?? claim.metadata.annotations?.["volume.beta.kubernetes.io/storage-class"];
    const storageClassName = asked === undefined ? defaultOf(kinds.StorageClass, storageMarks, request) : undefined;
    return storageClassName === undefined ? claim : { ...claim, spec: { ...claim.spec, storageClassName } };
  },
};

export const defaultIngressClass: AdmissionPlugin = {
  name: "DefaultIngressClass",
  handles: writesOf(kinds.Ingress, "CREATE"),
  mutate: (request) => {
    const ingress = request.object as ApiObject & Ingress;
    const asked = ingress.spec?.ingressClassName ?? ingress.metadata.annotations?.["kubernetes.io/ingress.class"];
    const ingressClassName = asked === undefined ? defaultOf(kinds.IngressClass, ingressMarks, request) : undefined;
    return ingressClassName === undefined ? ingress : { ...ingress, spec: { ...ingress.spec, ingressClassName } };
  },
};

const storageMarks = [
  "storageclass.kubernetes.io/is-default-class",
  "storageclass.beta.kubernetes.io/is-default-class",
];
const ingressMarks = ["ingressclass.kubernetes.io/is-default-class"];

/** The newest class that is marked as default; of two of the same second the first by name. */
function defaultOf(kind: Kind, marks: readonly string[], { store }: AdmissionRequest): string | undefined {
  const marked = store
    .peekAll(kind)
    .map(({ object }) => object.metadata)
    .filter(({ annotations }) => marks.some((mark) => annotations?.[mark] === "true"));
  const created = ({ creationTimestamp = "" }: ApiObject["metadata"]) => creationTimestamp;
  return marked.toSorted(
    (a, b) => created(b).localeCompare(created(a)) || (a.name ?? "").localeCompare(b.name ?? ""),
  )[0]?.name;
}
