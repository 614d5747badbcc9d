import type { Kv } from "../../services/apiserver/src/store/kv.ts";
import type { Change } from "./histories.ts";

/** All changes of config maps behind `from` up to `to`, as etcd itself remembers them. */
export async function historyOf(
  kv: Kv,
  { prefix, from, to }: { prefix: string; from: number; to: number },
): Promise<readonly Change[]> {
  const folder = `${prefix}/configmaps/default/`;
  const stop = new AbortController();
  const changes: Change[] = [];
  for await (const batch of kv.watch({ prefix: folder, fromRevision: from + 1, signal: stop.signal })) {
    for (const { type, kv: found } of batch.events) {
      const key = found.key.slice(folder.length);
      const value = type === "put" ? JSON.parse(Buffer.from(found.value).toString()).data.value : "";
      changes.push({ is: type, key, value, revision: found.modRevision });
    }
    if (batch.revision >= to) break;
  }
  stop.abort();
  return changes;
}
