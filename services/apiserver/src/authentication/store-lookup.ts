import { asApiError } from "@kubets/api";
import type { KindRegistry } from "../road/deps.ts";
import type { Store } from "../store/store.ts";
import type { Lookup } from "./service-account-tokens.ts";

/** Looks into the cache first; what is not there yet may be in etcd, for a token is often used right after it is made. */
export const storeLookup =
  (store: Pick<Store, "peek" | "get">, registry: Pick<KindRegistry, "byResource">): Lookup =>
  async (resource, namespace, name) => {
    const kind = registry.byResource("", "v1", resource);
    if (!kind) return undefined;
    const cached = store.peek(kind, namespace, name);
    if (cached) return cached.object;
    try {
      return (await store.get(kind, namespace, name)).object;
    } catch (error) {
      if (asApiError(error).reason === "NotFound") return undefined;
      throw error;
    }
  };
