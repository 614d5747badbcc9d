import type { ApiObject, Kind, OwnerReference } from "@kubets/api";
import type { ObjectMeta } from "@kubets/api/types/meta-v1";
import type { ObjectKey } from "@kubets/client";

export interface Described {
  readonly metadata: ObjectMeta;
}

/** The one owner that manages the object. */
export const controllerOf = ({ metadata }: Described): OwnerReference | undefined =>
  (metadata.ownerReferences ?? []).find(({ controller }) => controller === true);

export const isControlledBy = (object: Described, owner: Described): boolean =>
  controllerOf(object)?.uid === owner.metadata.uid;

/** What an object made by the owner says of it. Its deletion in the foreground waits for the object. */
export const controllerReference = (kind: Kind<object>, owner: Described): OwnerReference => ({
  apiVersion: kind.apiVersion,
  kind: kind.kind,
  name: owner.metadata.name ?? "",
  uid: owner.metadata.uid ?? "",
  controller: true,
  blockOwnerDeletion: true,
});

export const keyOf = ({ metadata: { namespace, name = "" } }: Described): ObjectKey => ({
  ...(namespace ? { namespace } : {}),
  name,
});

/** Objects of the cache are typed by their kind; generic functions take them as this. */
export const plain = (object: object): ApiObject => object as ApiObject;
