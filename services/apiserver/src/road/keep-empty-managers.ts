import type { ApiObject } from "@kubets/api";
import { withMetadata } from "./with-metadata.ts";

/** `managedFields: []` asks the server to forget all managers; decoding has dropped it, as it drops every empty list. */
export function keepEmptyManagers(object: ApiObject, sent: unknown): ApiObject {
  const given = (sent as { metadata?: { managedFields?: unknown } } | null)?.metadata?.managedFields;
  return Array.isArray(given) && given.length === 0 ? withMetadata(object, { managedFields: [] }) : object;
}
