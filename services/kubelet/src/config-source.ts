import { type Kind, kinds } from "@kubets/api";
import type { ApiClient } from "@kubets/client";
import type { ConfigSource } from "./container/environment.ts";

interface Kept {
  readonly object: Promise<object>;
  readonly until: number;
}

/** Objects are read when they are needed, and kept for so long that the containers of a pod share one read. */
const keptMs = 2000;

/** ConfigMaps and Secrets from the API; a node may read only those that its pods name. */
export function createConfigSource(client: Pick<ApiClient, "get">): ConfigSource {
  const kept = new Map<string, Kept>();
  const read = <T extends object>(kind: Kind<T>, namespace: string, name: string): Promise<T> => {
    const now = Date.now();
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
    const key = `${kind.kind}/${namespace}/${name}`;
    const known = kept.get(key);
    if (known) return known.object as Promise<T>;
    const object = client.get(kind, { namespace, name });
    object.catch(() => kept.delete(key));
    kept.set(key, { object, until: now + keptMs });
    return object;
  };
  return {
    configMap: (namespace, name) => read(kinds.ConfigMap, namespace, name),
    secret: (namespace, name) => read(kinds.Secret, namespace, name),
  };
}
