import type { ApiObject } from "@kubets/api";

/** What garbage collection needs of an object; spares us the contents of every Secret. */
export function onlyMetadata<T extends object>(object: T): T {
  const { kind, apiVersion, metadata } = object as unknown as ApiObject;
  return { kind, apiVersion, metadata } as unknown as T;
}

/** No controller looks at managed fields, and an update without them leaves them as they are. */
export function withoutManagedFields<T extends object>(object: T): T {
  const { managedFields, ...metadata } = (object as unknown as ApiObject).metadata;
  return managedFields ? { ...object, metadata } : object;
}
